// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hookbench.stats.estimate.ShiftFunction.Point;

/**
 * Simultaneous band of a shift function (Doksum 1974, doi 10.1214/aos/1176342662): each shift plus
 * and minus its bootstrap standard error, times the quantile of the largest standardized deviation
 * of a resample.
 */
final class Band {
  private static final int FIRST = 3;

  private Band() {}

  /**
   * The band.
   *
   * @param draws deviations, one row per resample; those of the shifts after the third column
   */
  static ShiftFunction of(Estimates estimates, double[][] draws, double level, String method) {
    int k = estimates.quantiles().length;
    double[] error = IntStream.range(0, k).mapToDouble(q -> sd(draws, FIRST + q)).toArray();
    double[] largest = Arrays.stream(draws).mapToDouble(d -> largest(d, error)).sorted().toArray();
    double width = Percentile.at(largest, level);
    return new ShiftFunction(
        level,
        "simultaneous band, " + method,
        IntStream.range(0, k).mapToObj(q -> point(estimates, q, width * error[q])).toList());
  }

  private static Point point(Estimates estimates, int q, double half) {
    double shift = estimates.shifts()[q];
    return new Point(estimates.quantiles()[q], shift, shift - half, shift + half);
  }

  private static double largest(double[] draw, double[] error) {
    double largest = 0;
    for (int q = 0; q < error.length; q++) {
      double t = Math.abs(draw[FIRST + q]) / error[q];
      largest = Double.isFinite(t) ? Math.max(largest, t) : largest;
    }
    return largest;
  }

  private static double sd(double[][] draws, int column) {
    return Moments.of(Arrays.stream(draws).mapToDouble(d -> d[column]).toArray()).sd();
  }
}
