// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/** Search for one of the differences of two sorted samples by its rank. */
final class Search {
  private static final int LISTED_AT_LEAST = 1_000;
  private static final int LISTED_ONE_OF = 64;
  private static final double BEYOND = 0.05;

  private final double[] baseline;
  private final double[] treatment;
  private final long rank;

  /** Below all differences at first; always so that fewer than rank are at most it. */
  private double low;

  private long countLow;
  private double high;
  private long countHigh;

  Search(double[] baseline, double[] treatment, long rank) {
    this.baseline = baseline;
    this.treatment = treatment;
    this.rank = rank;
    this.low = Math.nextDown(treatment[0] - baseline[baseline.length - 1]);
    this.high = treatment[treatment.length - 1] - baseline[0];
    this.countHigh = (long) baseline.length * treatment.length;
  }

  double find() {
    long listed = LISTED_AT_LEAST + (baseline.length + treatment.length) / LISTED_ONE_OF;
    for (int step = 0; countHigh - countLow > listed && Math.nextUp(low) < high; step++) {
      probe(step % 3 == 2 ? middle() : estimate());
    }
    return Math.nextUp(low) < high ? listed()[(int) (rank - countLow - 1)] : high;
  }

  private void probe(double x) {
    long count = HodgesLehmann.atMost(baseline, treatment, x);
    if (count >= rank) {
      high = x;
      countHigh = count;
    } else {
      low = x;
      countLow = count;
    }
  }

  /** Where the rank lies if the differences are spread evenly, and a little beyond. */
  private double estimate() {
    double share = (double) (rank - countLow) / (countHigh - countLow);
    double beyond = BEYOND * (share < 0.5 ? share : share - 1);
    double x = low + (share + beyond) * (high - low);
    return x > low && x < high ? x : middle();
  }

  /** Between the bounds in the order of the doubles: at most 64 steps from any to any. */
  private double middle() {
    long from = order(low);
    long to = order(high);
    return value((from & to) + ((from ^ to) >> 1));
  }

  /** All differences above the lower and up to the upper bound, sorted. */
  private double[] listed() {
    double[] found = new double[(int) (countHigh - countLow)];
    int n = 0;
    int from = 0;
    for (double b : baseline) {
      while (from < treatment.length && treatment[from] - b <= low) {
        from++;
      }
      for (int j = from; j < treatment.length && treatment[j] - b <= high; j++) {
        found[n++] = treatment[j] - b + 0.0;
      }
    }
    Ascending.sort(found);
    return found;
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
