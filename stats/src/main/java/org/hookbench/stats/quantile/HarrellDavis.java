package org.hookbench.stats.quantile;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Quantile as a weighted mean of all order statistics (Harrell and Davis 1982, doi
 * 10.1093/biomet/69.3.635): smoother than a single one in small samples.
 */
public final class HarrellDavis {
  private HarrellDavis() {}

  /**
   * The quantile of a sorted sample.
   *
   * @param p between 0 and 1, neither included
   */
  public static double of(double[] sorted, double p) {
    int n = sorted.length;
    double a = (n + 1) * p;
    double b = (n + 1) * (1 - p);
    double sum = 0;
    double before = 0;
    for (int i = 0; i < n; i++) {
      double upTo = RegularizedBeta.value((i + 1.0) / n, a, b);
      sum += (upTo - before) * sorted[i];
      before = upTo;
    }
    return sum;
  }
}
