package org.hookbench.stats.distribution;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Quantiles of the distributions that intervals are made with. */
public final class Quantile {
  private Quantile() {}

  /** Half width of a two-sided interval of Student's distribution, in standard errors. */
  public static double studentT(double level, double df) {
    return TDistribution.of(df).inverseSurvivalProbability((1 - level) / 2);
  }

  /** Half width of a two-sided interval of the normal distribution, in standard errors. */
  public static double normal(double level) {
    return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
  }
}
