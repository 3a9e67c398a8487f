// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.regex.Pattern;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;

/** A file that is one JSON value. */
final class JsonText {
  /** What Jackson says about its own switches and places in memory. */
  private static final Pattern FOR_PROGRAMMERS =
      Pattern.compile(
          " \\(start marker at .*|[:,]? \\(?(of type|bound as|enable|from|not allowed as per) .*");

  private JsonText() {}

  static JsonNode tree(Content content) {
    try {
      return Json.mapper().readTree(content.bytes());
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw broken(content.source() + line, e);
    } catch (IOException e) {
      throw new UserError(content.source() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  static UserError broken(String where, JsonProcessingException e) {
    String said = e.getOriginalMessage().lines().findFirst().orElse("");
    String reason = FOR_PROGRAMMERS.matcher(said).replaceAll("");
    return UserError.of(
        e,
        "%s: is not valid JSON (%s); is the file whole, and one result? Export it again",
        where,
        Quoted.reason(reason));
  }

  /** A finite number at a path. */
  static double number(String where, JsonNode node) {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      String text = node.toString();
      String shown = text.isEmpty() ? "nothing" : text.substring(0, Math.min(40, text.length()));
      throw new UserError(where + ": " + shown + " is there instead of a number");
    }
    return node.doubleValue();
  }
}
