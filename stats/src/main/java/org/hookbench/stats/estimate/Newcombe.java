// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/**
 * Difference of two shares with the hybrid score interval (Newcombe 1998, method 10, doi
 * 10.1002/(SICI)1097-0258(19980430)17:8&lt;873::AID-SIM779&gt;3.0.CO;2-I).
 */
public final class Newcombe {
  private Newcombe() {}

  /** Second share, x2 of n2, minus first; counts may be fractions, as of weighted samples. */
  public static Interval difference(double x1, double n1, double x2, double n2, double level) {
    String method = "Newcombe's interval of two shares";
    double p1 = x1 / n1;
    double p2 = x2 / n2;
    if (n1 == 0 || n2 == 0) {
      return Interval.unknown(p2 - p1, level, method);
    }
    double[] w1 = wilson(p1, n1, level);
    double[] w2 = wilson(p2, n2, level);
    double lower = p2 - p1 - Math.hypot(p2 - w2[0], w1[1] - p1);
    double upper = p2 - p1 + Math.hypot(w2[1] - p2, p1 - w1[0]);
    return new Interval(p2 - p1, lower, upper, level, method);
  }

  private static double[] wilson(double p, double n, double level) {
    double z = CriticalValue.normal(level);
    double center = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return new double[] {Math.max(0, center - half), Math.min(1, center + half)};
  }
}
