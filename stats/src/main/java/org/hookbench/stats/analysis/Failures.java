// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import org.hookbench.stats.estimate.Interval;

/**
 * Requests that failed, in both arms.
 *
 * @param difference of the shares, treatment minus baseline (Newcombe)
 * @param differ whether the interval excludes 0
 * @param p of no difference over trials; 1 with fewer than two
 * @param consistent whether the shares differ over trials too
 */
public record Failures(
    Share baseline,
    Share treatment,
    Interval difference,
    boolean differ,
    double p,
    boolean consistent) {

  /** Failed requests of one arm. */
  public record Share(long failed, long requests) {
    /** From 0 to 1; NaN without requests. */
    public double value() {
      return (double) failed / requests;
    }
  }

  /** The same, judged among others. */
  public Failures judged(boolean isConsistent) {
    return new Failures(baseline, treatment, difference, differ, p, isConsistent);
  }
}
