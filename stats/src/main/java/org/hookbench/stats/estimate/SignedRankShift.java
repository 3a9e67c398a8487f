// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.Arrays;

/**
 * Centre of differences that belong to pairs: the median of their Walsh averages (Hodges and
 * Lehmann 1963, doi 10.1214/aoms/1177704172), the estimate that goes with Wilcoxon's signed-rank
 * test. Lists all n(n+1)/2 averages: for trials, not for requests.
 */
public final class SignedRankShift {
  private SignedRankShift() {}

  /** All averages of two values, each with itself included, sorted. */
  public static double[] walshAverages(double[] values) {
    int n = values.length;
    double[] averages = new double[n * (n + 1) / 2];
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        averages[at++] = values[i] / 2 + values[j] / 2;
      }
    }
    Arrays.sort(averages);
    return averages;
  }
}
