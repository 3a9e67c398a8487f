// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.stream.DoubleStream;

/** The step of a clock, or of the digits of a file, as the samples show it near their median. */
public final class ClockStep {
  private static final double TIES = 2;
  private static final double SLACK = 1e-9;

  private ClockStep() {}

  /**
   * The smallest gap between different values in the middle half; NaN if nearly all values differ,
   * so that no step shows.
   */
  public static double of(double[] sorted) {
    int n = sorted.length;
    int from = n / 4;
    int to = Math.max(from, 3 * n / 4);
    int distinct = 1;
    double gap = Double.POSITIVE_INFINITY;
    for (int i = from + 1; i <= Math.min(to, n - 1); i++) {
      if (differ(sorted[i - 1], sorted[i])) {
        distinct++;
        gap = Math.min(gap, sorted[i] - sorted[i - 1]);
      }
    }
    if (to - from + 1 < TIES * distinct) {
      return Double.NaN;
    }
    return distinct > 1 ? gap : outside(sorted, from, to);
  }

  /** The last decimal digit that one of them needs, at most 1. */
  public static double ofDigits(DoubleStream values) {
    return values.map(ClockStep::lastDigit).min().orElse(Double.NaN);
  }

  /** The middle half is one value: the gap to its neighbours, or the last digit it needs. */
  private static double outside(double[] sorted, int from, int to) {
    double value = sorted[from];
    double gap = Double.POSITIVE_INFINITY;
    for (int i = from; i >= 0; i--) {
      if (differ(sorted[i], value)) {
        gap = value - sorted[i];
        break;
      }
    }
    for (int i = Math.min(to, sorted.length - 1); i < sorted.length; i++) {
      if (differ(value, sorted[i])) {
        gap = Math.min(gap, sorted[i] - value);
        break;
      }
    }
    return Double.isInfinite(gap) ? lastDigit(value) : gap;
  }

  private static double lastDigit(double value) {
    double digit = 1;
    while (digit > SLACK && Math.abs(value / digit - Math.rint(value / digit)) > SLACK) {
      digit /= 10;
    }
    return digit;
  }

  private static boolean differ(double low, double high) {
    return high - low > SLACK * Math.abs(high);
  }
}
