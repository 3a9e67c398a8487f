// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/**
 * How many independent samples would give a mean as precise as these autocorrelated ones: n s^2 /
 * (long-run variance), by the initial monotone positive sequence of Geyer (1992, doi
 * 10.1214/ss/1177011137). Series of more than 65,536 samples are reduced to batch means first.
 */
public final class EffectiveSampleSize {
  private static final int BATCHES_AT_MOST = 65_536;
  private static final double MOST = 0.95;
  private static final double LEAST = -0.3;

  private EffectiveSampleSize() {}

  /** Of a series in order of time; between 1 and its length, NaN if it does not vary. */
  public static double of(double[] series) {
    return Math.min(series.length, uncapped(series));
  }

  private static double uncapped(double[] series) {
    if (series.length < 4) {
      return series.length;
    }
    double variance = Moments.of(series).variance();
    int length = Batches.length(series.length, BATCHES_AT_MOST);
    double longRun = length * longRunVariance(Autocovariance.of(Batches.means(series, length)));
    if (!(variance > 0)) {
      return Double.NaN;
    }
    return Math.max(1, series.length * variance / longRun);
  }

  /**
   * The same of a short series, which shows less dependence than there is: at most what a
   * first-order autoregression is worth whose correlation is corrected for its bias (Marriott and
   * Pope 1954, doi 10.1093/biomet/41.3-4.390). A correlation below 0 counts too, since a rule that
   * only ever lowers the number is too low for independent samples. So it may exceed the length.
   */
  public static double ofShort(double[] series) {
    double[] covariance = Autocovariance.of(series);
    double n = series.length;
    double measured = covariance[1] / covariance[0];
    double correlation = Math.max(LEAST, Math.min(MOST, measured + (1 + 3 * measured) / n));
    return Math.min(uncapped(series), n * (1 - correlation) / (1 + correlation));
  }

  private static double longRunVariance(double[] covariance) {
    double sum = -covariance[0];
    double smallest = Double.POSITIVE_INFINITY;
    for (int lag = 0; lag + 1 < covariance.length; lag += 2) {
      double pair = covariance[lag] + covariance[lag + 1];
      if (pair <= 0) {
        break;
      }
      smallest = Math.min(smallest, pair);
      sum += 2 * smallest;
    }
    return Math.max(sum, Double.MIN_NORMAL);
  }
}
