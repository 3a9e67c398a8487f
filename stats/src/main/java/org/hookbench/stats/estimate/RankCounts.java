// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.Arrays;

/** How many orderings give each value of a rank statistic, as doubles. */
public final class RankCounts {
  private RankCounts() {}

  /**
   * Orderings of m and n values with U = 0, 1, ..., mn: subsets of m of the ranks 1..m+n, by their
   * sum.
   */
  public static double[] mannWhitney(int m, int n) {
    double[][] bySize = new double[m + 1][m * n + 1];
    bySize[0][0] = 1;
    for (int rank = 1; rank <= m + n; rank++) {
      for (int size = Math.min(rank, m); size >= Math.max(1, rank - n); size--) {
        shiftAdd(bySize[size], bySize[size - 1], rank - size);
      }
    }
    return bySize[m];
  }

  /** Subsets of the ranks 1..n with sum 0, 1, ..., n(n+1)/2 (Wilcoxon's signed ranks). */
  public static double[] signedRank(int n) {
    double[] counts = new double[n * (n + 1) / 2 + 1];
    counts[0] = 1;
    for (int rank = 1; rank <= n; rank++) {
      shiftAdd(counts, counts, rank);
    }
    return counts;
  }

  private static void shiftAdd(double[] to, double[] from, int by) {
    for (int i = to.length - 1; i >= by; i--) {
      to[i] += from[i - by];
    }
  }

  /** Share of the orderings with a statistic of at most {@code value}. */
  public static double share(double[] counts, int value) {
    double all = Arrays.stream(counts).sum();
    return Arrays.stream(counts, 0, Math.max(0, Math.min(value + 1, counts.length))).sum() / all;
  }

  /**
   * Largest k so that the interval from the (k+1)-th smallest to the (k+1)-th largest of the values
   * has the level; -1 if there are too few.
   */
  public static int cut(double[] counts, double level) {
    int k = -1;
    while (share(counts, k + 1) <= (1 - level) / 2) {
      k++;
    }
    return k;
  }
}
