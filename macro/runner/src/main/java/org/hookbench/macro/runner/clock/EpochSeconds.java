// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.clock;

import java.math.BigDecimal;
import java.time.Instant;
import org.hookbench.experiment.console.MeasurementFailedException;

/** Times as the program date prints them: seconds since 1970, with a fraction if it knows one. */
public final class EpochSeconds {
  private static final int NANO_DIGITS = 9;

  private EpochSeconds() {}

  /** As in {@code 1769860800.123456789} or {@code 1769860800.}. */
  public static Instant parse(String text) {
    String digits = text.replaceFirst("[.]?[^0-9.]*$", "");
    if (!digits.matches("[0-9]+([.][0-9]+)?")) {
      throw new MeasurementFailedException("date printed '" + text + "', which is no time");
    }
    return Instant.ofEpochSecond(0, new BigDecimal(digits).movePointRight(NANO_DIGITS).longValue());
  }
}
