// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/**
 * Kruskal and Wallis (1952, doi 10.1080/01621459.1952.10483441): do groups come from one
 * distribution? H is corrected for ties; p is from the chi-squared approximation.
 */
public final class KruskalWallis {
  private KruskalWallis() {}

  /**
   * What the test says.
   *
   * @param h corrected for ties; NaN if all values are equal
   * @param p 0 when it is below the smallest double
   * @param log10p finite for every finite h
   * @param epsilonSquared effect size H / (n - 1), 0 to 1 (Tomczak and Tomczak 2014)
   */
  public record Result(double h, int df, double p, double log10p, double epsilonSquared) {}

  /** Tests two or more groups, each sorted and not empty. */
  public static Result test(double[]... sorted) {
    PooledRanks ranks = PooledRanks.of(sorted);
    double n = ranks.total();
    double between = 0;
    for (int g = 0; g < sorted.length; g++) {
      double size = sorted[g].length;
      double deviation = ranks.rankSums()[g] / size - (n + 1) / 2;
      between += size * deviation * deviation;
    }
    double correction = ranks.tieCorrection();
    double h = correction > 0 ? 12 / (n * (n + 1)) * between / correction : Double.NaN;
    int df = sorted.length - 1;
    double log10p = Tail.log10ChiSquared(h, df);
    return new Result(h, df, Tail.p(log10p), log10p, h / (n - 1));
  }
}
