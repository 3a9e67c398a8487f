// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What n trials can see: the usual approximation of the noncentral t distribution by a shifted
 * central one. Effects are paired differences with the given standard deviation; for two
 * independent groups of n, give sd times sqrt(2) and 2n - 2 degrees of freedom.
 *
 * @param confidence of the interval that decides
 * @param power probability to see an effect of the size
 */
public record Power(double confidence, double power) {
  /** Smallest effect that n paired trials see with the power. */
  public double smallestEffect(double sd, int n) {
    return smallestEffect(sd, n, n - 1.0);
  }

  /** The same for other degrees of freedom. */
  public double smallestEffect(double sd, int n, double df) {
    double t =
        CriticalValue.studentT(confidence, df)
            + TDistribution.of(df).inverseCumulativeProbability(power);
    return t * sd / Math.sqrt(n);
  }
}
