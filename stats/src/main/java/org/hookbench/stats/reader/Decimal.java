package org.hookbench.stats.reader;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers from bytes, correctly rounded. Numbers of at most 15 digits and a small exponent
 * take the fast path of Clinger (1990, doi 10.1145/93542.93557), the others {@link
 * Double#parseDouble}.
 */
final class Decimal {
  private static final double[] POWERS = new double[23];
  private static final long EXACT = 1L << 53;

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
      } else if (c >= '0' && c <= '9' && digits < EXACT / 10) {
        digits = digits * 10 + c - '0';
        decimals += point ? 1 : 0;
        any = true;
      } else {
        return slow(bytes, from, to);
      }
    }
    if (!any || decimals >= POWERS.length) {
      return slow(bytes, from, to);
    }
    double value = digits / POWERS[decimals];
    return negative ? -value : value;
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
