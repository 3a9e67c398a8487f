// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers from bytes, correctly rounded. Numbers of at most 15 digits and a small exponent
 * take the fast path of Clinger (1990, doi 10.1145/93542.93557), those of at most 18 one division
 * whose remainder is known, the others {@link Double#parseDouble}.
 */
final class Decimal {
  private static final double[] POWERS = new double[23];
  private static final long EXACT = 1L << 53;
  private static final long MOST = Long.MAX_VALUE / 10 - 1;
  private static final double UNSURE = 1e-9;

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private Decimal() {}

  /** The number, or NaN if the bytes are not one in decimal notation. */
  static double parse(byte[] bytes, int from, int to) {
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    if (negative) {
      at++;
    }
    long digits = 0;
    int decimals = 0;
    boolean point = false;
    boolean any = false;
    for (; at < to; at++) {
      int c = bytes[at];
      if (c == '.' && !point) {
        point = true;
      } else if (c >= '0' && c <= '9' && digits < MOST) {
        digits = digits * 10 + c - '0';
        decimals += point ? 1 : 0;
        any = true;
      } else {
        return slow(bytes, from, to);
      }
    }
    double value =
        any && decimals < POWERS.length ? quotient(digits, POWERS[decimals]) : Double.NaN;
    if (Double.isNaN(value)) {
      return slow(bytes, from, to);
    }
    return negative ? -value : value;
  }

  /** The quotient, or NaN where it lies too near the middle of two doubles to be rounded so. */
  private static double quotient(long digits, double power) {
    if (digits < EXACT) {
      return digits / power;
    }
    double high = digits;
    double quotient = high / power;
    double rest = (Math.fma(-quotient, power, high) + (digits - (long) high)) / power;
    double least = quotient + rest * (1 - UNSURE);
    return least == quotient + rest * (1 + UNSURE) ? least : Double.NaN;
  }

  private static double slow(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      int c = bytes[i];
      boolean known =
          c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
      if (!known) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
