// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/**
 * Ratio of two means with the interval of Fieller (1954, J. R. Stat. Soc. B 16, 175-185). Limits
 * are NaN when the denominator cannot be told from 0.
 */
public final class Ratio {
  private Ratio() {}

  /**
   * Treatment over baseline.
   *
   * @param varianceA of the baseline's mean
   * @param varianceB of the treatment's mean
   * @param covariance of the two means; 0 if they are independent
   * @param df of the variances
   */
  public static Interval fieller(
      double meanA,
      double meanB,
      double varianceA,
      double varianceB,
      double covariance,
      double df,
      double level) {
    double t = CriticalValue.studentT(level, df);
    double ratio = meanB / meanA;
    double g = t * t * varianceA / (meanA * meanA);
    String method = "Fieller";
    if (!(g < 1)) {
      return Interval.unknown(ratio, level, method);
    }
    double center = ratio - g * covariance / varianceOr1(varianceA);
    double inside =
        varianceB
            - 2 * ratio * covariance
            + ratio * ratio * varianceA
            - g * (varianceB - covariance * covariance / varianceOr1(varianceA));
    double half = t / Math.abs(meanA) * Math.sqrt(Math.max(0, inside));
    return new Interval(ratio, (center - half) / (1 - g), (center + half) / (1 - g), level, method);
  }

  private static double varianceOr1(double variance) {
    return variance == 0 ? 1 : variance;
  }
}
