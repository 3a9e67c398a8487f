// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.Arrays;

/** Points in ascending order with weights; those without weight are left out. */
record WeightedPoints(double[] values, double[] weights, double total) {

  /**
   * The points of a resample.
   *
   * @param drawn how often each cell was drawn
   * @param cells the cell of each point
   * @param sizes samples that each point stands for
   */
  static WeightedPoints of(double[] points, int[] cells, double[] sizes, int[] drawn) {
    double[] values = new double[points.length];
    double[] weights = new double[points.length];
    double total = 0;
    int n = 0;
    for (int i = 0; i < points.length; i++) {
      int times = drawn[cells[i]];
      double weight = times * sizes[i];
      values[n] = points[i];
      weights[n] = weight;
      total += weight;
      n += Math.min(1, times); // no branch: which cells are drawn cannot be predicted
    }
    return new WeightedPoints(Arrays.copyOf(values, n), Arrays.copyOf(weights, n), total);
  }

  /** Quantiles, given in ascending order. */
  double[] quantiles(double... p) {
    double[] result = new double[p.length];
    double below = 0;
    int i = -1;
    for (int q = 0; q < p.length; q++) {
      while (below <= p[q] * total && i + 1 < values.length) {
        below += weights[++i];
      }
      result[q] = values[i];
    }
    return result;
  }
}
