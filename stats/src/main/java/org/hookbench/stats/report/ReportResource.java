// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of the jar. */
record ReportResource(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

  static ReportResource text(String name) {
    try (InputStream in = ReportResource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new ReportResource(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts values at the places {@code {{name}}}; what is put in is not looked at again. */
  String fill(Map<String, String> values) {
    Matcher place = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (place.find()) {
      String value = values.get(place.group(1));
      if (value == null) {
        throw new IllegalStateException("nothing for " + place.group());
      }
      place.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return place.appendTail(filled).toString();
  }
}
