// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/**
 * Shift of Hodges and Lehmann (1963, doi 10.1214/aoms/1177704172): the median of all differences
 * treatment minus baseline. The differences are never all listed: one pass over both sorted samples
 * counts how many are at most a candidate, false position narrows the candidates, and the few that
 * are left are sorted. O(m + n) per pass, exact.
 */
public final class HodgesLehmann {
  private HodgesLehmann() {}

  /** The shift between two sorted samples. */
  public static double shift(double[] baseline, double[] treatment) {
    long pairs = (long) baseline.length * treatment.length;
    double upper = difference(baseline, treatment, pairs / 2 + 1);
    return pairs % 2 == 1 ? upper : middle(before(baseline, treatment, pairs / 2, upper), upper);
  }

  /** The k-th smallest difference, given the one after it. */
  private static double before(double[] baseline, double[] treatment, long k, double next) {
    double below = Math.nextDown(next);
    boolean equal = atMost(baseline, treatment, below) < k;
    return equal ? next : largest(baseline, treatment, below);
  }

  /**
   * The k-th smallest difference.
   *
   * @param k from 1 to the number of pairs
   */
  public static double difference(double[] baseline, double[] treatment, long k) {
    return new Search(baseline, treatment, k).find();
  }

  static long atMost(double[] baseline, double[] treatment, double x) {
    long count = 0;
    int j = 0;
    for (double b : baseline) {
      while (j < treatment.length && treatment[j] - b <= x) {
        j++;
      }
      count += j;
    }
    return count;
  }

  /** The largest difference of at most x. */
  private static double largest(double[] baseline, double[] treatment, double x) {
    double largest = Double.NEGATIVE_INFINITY;
    int j = 0;
    for (double b : baseline) {
      while (j < treatment.length && treatment[j] - b <= x) {
        j++;
      }
      largest = j == 0 ? largest : Math.max(largest, treatment[j - 1] - b);
    }
    return largest;
  }

  private static double middle(double a, double b) {
    return a + (b - a) / 2;
  }
}
