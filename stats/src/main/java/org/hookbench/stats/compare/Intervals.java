// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import org.hookbench.stats.estimate.Ascending;
import org.hookbench.stats.estimate.CriticalValue;
import org.hookbench.stats.estimate.HodgesLehmann;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.Moments;
import org.hookbench.stats.estimate.RankCounts;
import org.hookbench.stats.estimate.Ratio;
import org.hookbench.stats.estimate.SampleQuantile;
import org.hookbench.stats.estimate.SignedRankShift;

/** Intervals over trials. Limits are NaN when there are too few trials for the level. */
final class Intervals {
  private static final int EXACT_PAIRS = 2_500;
  private static final int EXACT_TRIALS = 100;

  private Intervals() {}

  /** Median of the Walsh averages of paired effects with the signed-rank interval. */
  static Interval signedRank(double[] effects, double level) {
    int n = effects.length;
    double[] averages = SignedRankShift.walshAverages(effects);
    double estimate = SampleQuantile.of(averages, 0.5);
    int cut =
        n <= EXACT_TRIALS
            ? RankCounts.cut(RankCounts.signedRank(n), level)
            : normalCut(averages.length / 2.0, n * (n + 1.0) * (2.0 * n + 1) / 24, level);
    String method = "median of Walsh averages, signed-rank interval over " + n + " trials";
    return cut < 0
        ? Interval.unknown(estimate, level, method)
        : new Interval(estimate, averages[cut], averages[averages.length - 1 - cut], level, method);
  }

  /** Shift of two groups of trials with the interval of Mann and Whitney's test. */
  static Interval rankSum(double[] baseline, double[] treatment, double level) {
    double[] a = Ascending.copyOf(baseline);
    double[] b = Ascending.copyOf(treatment);
    long pairs = (long) a.length * b.length;
    double estimate = HodgesLehmann.shift(a, b);
    int cut =
        pairs <= EXACT_PAIRS
            ? RankCounts.cut(RankCounts.mannWhitney(a.length, b.length), level)
            : normalCut(pairs / 2.0, pairs * (a.length + b.length + 1.0) / 12, level);
    String method =
        "median of the differences of %d and %d trials, rank-sum interval"
            .formatted(a.length, b.length);
    return cut < 0
        ? Interval.unknown(estimate, level, method)
        : new Interval(
            estimate,
            HodgesLehmann.difference(a, b, cut + 1L),
            HodgesLehmann.difference(a, b, pairs - cut),
            level,
            method);
  }

  /** Ratio of the means of two independent groups of trials. */
  static Interval ratio(double[] baseline, double[] treatment, double level) {
    Moments a = Moments.of(baseline);
    Moments b = Moments.of(treatment);
    double df = Math.min(a.n(), b.n()) - 1.0;
    double va = a.variance() / a.n();
    double vb = b.variance() / b.n();
    return Ratio.fieller(a.mean(), b.mean(), va, vb, 0, df, level);
  }

  /** Ratio of the means of trials that belong to pairs. */
  static Interval pairedRatio(double[] baseline, double[] treatment, double level) {
    Moments a = Moments.of(baseline);
    Moments b = Moments.of(treatment);
    double n = a.n();
    double covariance = 0;
    for (int i = 0; i < baseline.length; i++) {
      covariance += (baseline[i] - a.mean()) * (treatment[i] - b.mean()) / (n - 1);
    }
    return Ratio.fieller(
        a.mean(), b.mean(), a.variance() / n, b.variance() / n, covariance / n, n - 1, level);
  }

  private static int normalCut(double mean, double variance, double level) {
    return (int) Math.floor(mean - 0.5 - CriticalValue.normal(level) * Math.sqrt(variance));
  }
}
