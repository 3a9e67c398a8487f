// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import java.util.List;
import org.hookbench.stats.compare.ComparedArms;

/** Histogram and box of both arms on one axis; the tails are in the percentile spectrum. */
final class DistributionChart {
  private static final int BINS = 120;
  private static final double LOW = 0.001;
  private static final double HIGH = 0.985;
  private static final double REACH = 4;

  private final ChartRows histogram =
      new ChartRows(
          "histogram",
          "one bin: share of the arm's samples in it, per bin",
          "arm,unit,from,to,share");
  private final ChartRows boxes =
      new ChartRows(
          "boxes", "one arm: quantiles of all its samples", "arm,unit,p5,p25,p50,p75,p95");

  void add(ComparedArms compared, List<PooledSamples> arms) {
    List<PooledSamples> filled = arms.stream().filter(arm -> !arm.isEmpty()).toList();
    double low = filled.stream().mapToDouble(DistributionChart::low).min().orElse(0);
    double high = filled.stream().mapToDouble(DistributionChart::high).max().orElse(1);
    double width = (high - low) / BINS;
    String unit = compared.comparison().unit().symbol();
    for (PooledSamples arm : filled) {
      int[] counts = counts(arm.response(), low, width);
      for (int bin = 0; bin < BINS && width > 0; bin++) {
        double from = low + bin * width;
        double share = counts[bin] / (double) arm.response().length;
        histogram.add(compared, arm.arm(), unit, from, from + width, share);
      }
      boxes.add(
          compared,
          arm.arm(),
          unit,
          arm.quantile(0.05),
          arm.quantile(0.25),
          arm.quantile(0.5),
          arm.quantile(0.75),
          arm.quantile(0.95));
    }
  }

  private static double low(PooledSamples arm) {
    double q1 = arm.quantile(0.25);
    return Math.max(arm.quantile(LOW), q1 - spread(arm));
  }

  private static double high(PooledSamples arm) {
    double q3 = arm.quantile(0.75);
    return Math.min(arm.quantile(HIGH), q3 + spread(arm));
  }

  /** How far the axis reaches beyond the quartiles: at least 5 % of the median. */
  private static double spread(PooledSamples arm) {
    double quartiles = arm.quantile(0.75) - arm.quantile(0.25);
    return Math.max(REACH * quartiles, 0.05 * Math.abs(arm.quantile(0.5)));
  }

  private static int[] counts(double[] sorted, double low, double width) {
    int[] counts = new int[BINS];
    for (double value : sorted) {
      double bin = Math.floor((value - low) / width);
      if (bin >= 0 && bin < BINS) {
        counts[(int) bin]++;
      }
    }
    return counts;
  }

  List<Chart> figures() {
    return List.of(histogram.figure(), boxes.figure());
  }
}
