// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/**
 * Length of the blocks of a circular block bootstrap (Politis and White 2004, doi
 * 10.1081/ETC-120028836, as corrected by Patton, Politis and White 2009, doi
 * 10.1080/07474930802459016).
 */
final class BlockLength {
  private static final double SIGNIFICANT = 2;

  private BlockLength() {}

  /** Of a series in order of time; at least 1. */
  static int of(double[] series) {
    int n = series.length;
    if (n < 8) {
      return 1;
    }
    double[] covariance = Autocovariance.of(series);
    if (!(covariance[0] > 0)) {
      return 1;
    }
    int window = Math.min(n - 1, 2 * lastSignificantLag(covariance));
    double g = 0;
    double spectrum = covariance[0];
    for (int lag = 1; lag <= window; lag++) {
      double taper = Math.min(1, 2 * (1 - (double) lag / window));
      g += 2 * taper * lag * covariance[lag];
      spectrum += 2 * taper * covariance[lag];
    }
    double optimal = Math.cbrt(2 * g * g / (4.0 / 3 * spectrum * spectrum) * n);
    double longest = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3.0));
    return (int) Math.max(1, Math.min(longest, Math.ceil(optimal)));
  }

  /** The lag after which a run of correlations is too small to be told from none. */
  private static int lastSignificantLag(double[] covariance) {
    int n = covariance.length;
    int run = Math.max(5, (int) Math.ceil(Math.log10(n)));
    int most = (int) Math.ceil(Math.sqrt(n)) + run;
    double bound = SIGNIFICANT * Math.sqrt(Math.log10(n) / n) * covariance[0];
    int small = 0;
    for (int lag = 1; lag < Math.min(most, n); lag++) {
      small = Math.abs(covariance[lag]) < bound ? small + 1 : 0;
      if (small == run) {
        return Math.max(1, lag - run);
      }
    }
    return Math.max(1, Math.min(most, n - 1) / 2);
  }
}
