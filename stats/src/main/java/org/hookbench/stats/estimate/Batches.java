// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/** Means of batches of samples that follow each other; a rest that fills no batch is left out. */
public final class Batches {
  private Batches() {}

  /** Mean of each batch. */
  public static double[] means(double[] series, int length) {
    double[] means = new double[series.length / length];
    for (int b = 0; b < means.length; b++) {
      double sum = 0;
      for (int i = b * length; i < (b + 1) * length; i++) {
        sum += series[i];
      }
      means[b] = sum / length;
    }
    return means;
  }

  /** Shortest length that leaves at most so many batches. */
  public static int length(int samples, int atMost) {
    return Math.max(1, (samples + atMost - 1) / atMost);
  }
}
