// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/**
 * Median of all differences b - a of weighted points. Bisection decides, from a guess outwards; a
 * few steps of false position before it narrow what it has to count.
 */
final class WeightedShift {
  private static final double PRECISION = 1e-8;
  private static final int FIRST_STEPS = 1024;
  private static final double SHARE_BEYOND = 0.05;
  private static final double OVERSHOOT = 1.1;

  private final WeightedPoints a;
  private final WeightedPoints b;
  private final double wanted;
  private final double precision;
  private final double range;
  private double low = Double.NEGATIVE_INFINITY;
  private double high = Double.POSITIVE_INFINITY;
  private double countLow;
  private double countHigh;

  /**
   * Of a resample.
   *
   * @param share of the differences below what is looked for: 0.5 for the median
   * @param range of the differences of all points; above 0
   */
  WeightedShift(WeightedPoints a, WeightedPoints b, double share, double range) {
    this.a = a;
    this.b = b;
    this.wanted = share * (a.total() * b.total());
    this.range = range;
    this.precision = PRECISION * range;
  }

  /**
   * The shift.
   *
   * @param guess near it
   * @param density of the differences there, per unit; 0 if it is not known
   */
  double near(double guess, double density) {
    if (density > 0) {
      approach(guess, density);
    }
    double step = range / FIRST_STEPS;
    double from = guess - step;
    double to = guess + step;
    while (step <= 2 * range && above(from)) {
      to = from;
      from -= step *= 2;
    }
    while (step <= 2 * range && !above(to)) {
      from = to;
      to += step *= 2;
    }
    narrow();
    while (to - from > precision) {
      double mid = from + (to - from) / 2;
      if (mid <= from || mid >= to) {
        break;
      }
      if (above(mid)) {
        to = mid;
      } else {
        from = mid;
      }
    }
    return from + (to - from) / 2;
  }

  /** Bounds that are close together, in most cases: a step of Newton, and a little more. */
  private void approach(double guess, double density) {
    boolean above = above(guess);
    double missing = wanted - (above ? countHigh : countLow);
    double step = missing / (density * a.total() * b.total());
    above(guess + OVERSHOOT * step + (above ? -precision : precision));
  }

  /** Whether more than wanted of the differences are at most x. */
  private boolean above(double x) {
    if (x <= low || x >= high) {
      return x >= high;
    }
    double count = atMost(x);
    if (count > wanted) {
      high = x;
      countHigh = count;
    } else {
      low = x;
      countLow = count;
    }
    return count > wanted;
  }

  /** False position, each time a little beyond where the median seems to be. */
  private void narrow() {
    double first = high - low;
    for (double width = first; width > 4 * precision && width < range; width = high - low) {
      double at = low + width * (wanted - countLow) / (countHigh - countLow);
      double beyond = Math.max(precision, SHARE_BEYOND * width * width / first);
      above(at - low < width / 2 ? at + beyond : at - beyond);
    }
  }

  private double atMost(double x) {
    double[] inA = a.values();
    double[] inB = b.values();
    double[] weightsA = a.weights();
    double[] weightsB = b.weights();
    double all = 0;
    double below = 0;
    int j = 0;
    for (int i = 0; i < inA.length; i++) {
      while (j < inB.length && inB[j] - inA[i] <= x) {
        below += weightsB[j++];
      }
      all += weightsA[i] * below;
    }
    return all;
  }
}
