// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/** Interval between two of the sorted draws of a bootstrap. */
final class Percentile {
  private Percentile() {}

  static Interval interval(double estimate, double[] sortedDraws, double level, String method) {
    double tail = (1 - level) / 2;
    return new Interval(estimate, at(sortedDraws, tail), at(sortedDraws, 1 - tail), level, method);
  }

  /** The draw below which a share of the draws is. */
  static double at(double[] sorted, double share) {
    long index = Math.round(share * (sorted.length + 1)) - 1;
    return sorted[(int) Math.max(0, Math.min(sorted.length - 1, index))];
  }
}
