// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/**
 * Quantiles of a sample, type 7 of Hyndman and Fan (1996, doi 10.1080/00031305.1996.10473566): what
 * R, NumPy and Excel compute if they are not asked for another.
 */
public final class SampleQuantile {
  private static final double FUZZ = 4 * Math.ulp(1.0);

  private SampleQuantile() {}

  /**
   * The quantile of a sorted sample.
   *
   * @param p from 0 to 1
   */
  public static double of(double[] sorted, double p) {
    double position = sorted.length * p + (1 - p);
    double slack = FUZZ * Math.max(1, Math.abs(position));
    double floor = Math.floor(position + slack);
    double fraction = position - floor;
    double low = at(sorted, floor);
    return Math.abs(fraction) < slack ? low : low + fraction * (at(sorted, floor + 1) - low);
  }

  /** The median of values in any order. */
  public static double median(double... values) {
    return of(Ascending.copyOf(values), 0.5);
  }

  private static double at(double[] sorted, double position) {
    return sorted[(int) Math.max(1, Math.min(sorted.length, position)) - 1];
  }
}
