package org.hookbench.stats.distribution;

import org.apache.commons.statistics.distribution.TDistribution;

/** Probabilities of values at least as extreme, as p and as log10 p. */
public final class Tail {
  private static final double LN10 = Math.log(10);

  private Tail() {}

  /** log10 P(chi squared with {@code df} degrees of freedom > x); finite for every finite x. */
  public static double log10ChiSquared(double x, double df) {
    return Gamma.logQ(df / 2, x / 2) / LN10;
  }

  /** log10 P(|Z| > |z|) of a standard normal Z. */
  public static double log10Normal(double z) {
    return log10ChiSquared(z * z, 1);
  }

  /** P(|T| > |t|) of Student's distribution. */
  public static double studentT(double t, double df) {
    return Double.isNaN(t) || !(df > 0)
        ? Double.NaN
        : Math.min(1, 2 * TDistribution.of(df).survivalProbability(Math.abs(t)));
  }

  /** p of a log10 p; 0 when it is below the smallest double. */
  public static double p(double log10p) {
    return Math.exp(log10p * LN10);
  }
}
