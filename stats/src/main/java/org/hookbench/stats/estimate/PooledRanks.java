// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/**
 * Ranks of the values of several groups in the pool of all, ties sharing their mean rank.
 *
 * @param sizes of the groups
 * @param rankSums of the groups
 * @param tieSum of t^3 - t over all sets of t equal values
 */
record PooledRanks(int[] sizes, double[] rankSums, double tieSum) {

  /** Ranks groups that are sorted. */
  static PooledRanks of(double[]... sorted) {
    int[] at = new int[sorted.length];
    double[] sums = new double[sorted.length];
    double ties = 0;
    long done = 0;
    for (long total = count(sorted); done < total; ) {
      double value = smallest(sorted, at);
      int[] equal = takeEqual(sorted, at, value);
      long t = 0;
      for (int n : equal) {
        t += n;
      }
      double rank = done + (t + 1) / 2.0;
      for (int g = 0; g < sums.length; g++) {
        sums[g] += rank * equal[g];
      }
      ties += ((double) t * t - 1) * t;
      done += t;
    }
    return new PooledRanks(at, sums, ties);
  }

  long total() {
    long n = 0;
    for (int size : sizes) {
      n += size;
    }
    return n;
  }

  /** 1 without ties, 0 if all values are equal. */
  double tieCorrection() {
    double n = total();
    return 1 - tieSum / (n * n * n - n);
  }

  private static long count(double[]... groups) {
    long n = 0;
    for (double[] group : groups) {
      n += group.length;
    }
    return n;
  }

  private static double smallest(double[][] sorted, int[] at) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int g = 0; g < at.length; g++) {
      if (at[g] < sorted[g].length) {
        smallest = Math.min(smallest, sorted[g][at[g]]);
      }
    }
    return smallest;
  }

  private static int[] takeEqual(double[][] sorted, int[] at, double value) {
    int[] equal = new int[at.length];
    for (int g = 0; g < at.length; g++) {
      int from = at[g];
      while (at[g] < sorted[g].length && sorted[g][at[g]] == value) {
        at[g]++;
      }
      equal[g] = at[g] - from;
    }
    return equal;
  }
}
