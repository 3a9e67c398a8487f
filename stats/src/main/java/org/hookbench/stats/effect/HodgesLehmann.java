package org.hookbench.stats.effect;

/**
 * Shift of Hodges and Lehmann (1963, doi 10.1214/aoms/1177704172): the median of all differences
 * treatment minus baseline. The differences are never listed: bisection over the doubles counts, in
 * one pass over both sorted samples, how many are at most a candidate. O(m + n) per step, at most
 * 64 steps, exact.
 */
public final class HodgesLehmann {
  private HodgesLehmann() {}

  /** The shift between two sorted samples. */
  public static double shift(double[] baseline, double[] treatment) {
    long pairs = (long) baseline.length * treatment.length;
    double upper = difference(baseline, treatment, pairs / 2 + 1);
    return pairs % 2 == 1 ? upper : middle(difference(baseline, treatment, pairs / 2), upper);
  }

  /**
   * The k-th smallest difference.
   *
   * @param k from 1 to the number of pairs
   */
  public static double difference(double[] baseline, double[] treatment, long k) {
    long low = order(treatment[0] - baseline[baseline.length - 1]);
    long high = order(treatment[treatment.length - 1] - baseline[0]);
    while (low < high) {
      long mid = (low & high) + ((low ^ high) >> 1);
      if (atMost(baseline, treatment, value(mid)) >= k) {
        high = mid;
      } else {
        low = mid + 1;
      }
    }
    return value(low);
  }

  private static long atMost(double[] baseline, double[] treatment, double x) {
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

  private static double middle(double a, double b) {
    return a + (b - a) / 2;
  }

  /** Whole numbers in the order of the doubles. */
  private static long order(double x) {
    long bits = Double.doubleToLongBits(x + 0.0);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  private static double value(long order) {
    return Double.longBitsToDouble(order >= 0 ? order : Long.MIN_VALUE - order);
  }
}
