// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.stellar;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;

/** A length of time as Go writes it: {@code 1m30s}, {@code 0ms}. */
final class GoDuration {
  private static final Map<String, Double> US =
      Map.of("ns", 1e-3, "us", 1.0, "µs", 1.0, "ms", 1e3, "s", 1e6, "m", 6e7, "h", 3.6e9);
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h)");

  private GoDuration() {}

  /** Microseconds; {@code where} is for the message. */
  static long us(String where, String text) {
    if (!text.matches("0|(" + PART + ")+")) {
      throw UserError.of(
          "%s: DesiredServiceTimes: %s is no duration; write it as in 10ms or 1m30s",
          where, Quoted.of(text));
    }
    double us = 0;
    for (Matcher m = PART.matcher(text); m.find(); ) {
      us += Double.parseDouble(m.group(1)) * US.get(m.group(2));
    }
    return Math.round(us);
  }
}
