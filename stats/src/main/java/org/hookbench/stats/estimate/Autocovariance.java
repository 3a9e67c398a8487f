// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.Arrays;

/** Autocovariance at every lag, with n below, in O(n log n) by the Wiener-Khinchin theorem. */
public final class Autocovariance {
  private Autocovariance() {}

  /** Covariances at lag 0, 1, ..., n - 1. */
  public static double[] of(double[] series) {
    int n = series.length;
    int size = Math.max(2, Integer.highestOneBit(Math.max(1, 2 * n - 1)) * 2);
    double mean = Arrays.stream(series).sum() / n;
    double[] re = new double[size];
    double[] im = new double[size];
    for (int i = 0; i < n; i++) {
      re[i] = series[i] - mean;
    }
    Fourier.transform(re, im);
    for (int i = 0; i < size; i++) {
      re[i] = re[i] * re[i] + im[i] * im[i];
      im[i] = 0;
    }
    Fourier.transform(re, im);
    double[] covariance = new double[n];
    for (int lag = 0; lag < n; lag++) {
      covariance[lag] = re[lag] / size / n;
    }
    return covariance;
  }

  /** Correlations at lag 0, 1, ..., n - 1; NaN if the series does not vary. */
  public static double[] correlation(double[] series) {
    double[] covariance = of(series);
    double variance = covariance[0];
    return Arrays.stream(covariance).map(c -> variance > 0 ? c / variance : Double.NaN).toArray();
  }
}
