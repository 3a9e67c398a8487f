// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import java.time.Duration;
import java.util.List;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;

/** How often something is measured: what every scheduler can say. */
public record Period(int hours) {
  private static final int DAY = 24;
  private static final int WEEK = 7 * DAY;
  private static final List<Integer> ALLOWED = List.of(1, 2, 3, 4, 6, 8, 12, DAY, WEEK);

  public Period {
    if (!ALLOWED.contains(hours)) {
      throw new IllegalArgumentException(hours + " hours are not one of " + ALLOWED);
    }
  }

  /**
   * Reads {@code hour}, {@code 6h}, {@code day} or {@code week}.
   *
   * @param what the option, for the message
   */
  public static Period parse(String what, String text) {
    return ALLOWED.stream()
        .map(Period::new)
        .filter(period -> period.toString().equals(text) || (period.hours + "h").equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                UserError.of(
                    "%s: %s is not a period; use hour, 2h, 3h, 4h, 6h, 8h, 12h, day or week",
                    what, Quoted.of(text)));
  }

  public Duration length() {
    return Duration.ofHours(hours);
  }

  @Override
  public String toString() {
    return switch (hours) {
      case 1 -> "hour";
      case DAY -> "day";
      case WEEK -> "week";
      default -> hours + "h";
    };
  }
}
