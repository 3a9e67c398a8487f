// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/** Probabilities of values at least as extreme, as p and as log10 p. */
final class Tail {
  private static final double LN10 = Math.log(10);

  private Tail() {}

  /** log10 P(chi squared with {@code df} degrees of freedom > x); finite for every finite x. */
  static double log10ChiSquared(double x, double df) {
    return Gamma.logQ(df / 2, x / 2) / LN10;
  }

  /** log10 P(|Z| > |z|) of a standard normal Z. */
  static double log10Normal(double z) {
    return log10ChiSquared(z * z, 1);
  }

  /** p of a log10 p; 0 when it is below the smallest double. */
  static double p(double log10p) {
    return Math.exp(log10p * LN10);
  }
}
