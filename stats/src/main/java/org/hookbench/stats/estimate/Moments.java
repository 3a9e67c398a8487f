// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/**
 * Size, mean and variance, in two passes with Neumaier's compensated sums.
 *
 * @param variance with n - 1 below; NaN for one value
 */
public record Moments(int n, double mean, double variance) {

  /** Of one value or more. */
  public static Moments of(double[] values) {
    int n = values.length;
    double mean = sum(values, 0, 1) / n;
    double squares = sum(values, mean, 2);
    double rest = sum(values, mean, 1);
    return new Moments(n, mean, n < 2 ? Double.NaN : (squares - rest * rest / n) / (n - 1));
  }

  public double sd() {
    return Math.sqrt(variance);
  }

  private static double sum(double[] values, double center, int power) {
    double sum = 0;
    double lost = 0;
    for (double value : values) {
      double d = value - center;
      double term = power == 1 ? d : d * d;
      double next = sum + term;
      lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
      sum = next;
    }
    return sum + lost;
  }
}
