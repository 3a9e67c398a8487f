// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Quantiles of the distributions that intervals are made with. */
public final class CriticalValue {
  private CriticalValue() {}

  /** Half width of a two-sided interval of Student's distribution, in standard errors. */
  public static double studentT(double level, double df) {
    TDistribution t = TDistribution.of(df);
    double tail = (1 - level) / 2;
    double rough = t.inverseSurvivalProbability(tail);
    return rough + (t.survivalProbability(rough) - tail) / t.density(rough);
  }

  /** Half width of a two-sided interval of the normal distribution, in standard errors. */
  public static double normal(double level) {
    return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
  }
}
