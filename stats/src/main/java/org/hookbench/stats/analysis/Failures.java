package org.hookbench.stats.analysis;

import org.hookbench.stats.estimate.Interval;

/**
 * Requests that failed, in both arms.
 *
 * @param difference of the shares, treatment minus baseline (Newcombe)
 * @param differ whether the interval excludes 0
 * @param consistent whether the shares differ over trials too; false with fewer than two trials
 */
public record Failures(
    Share baseline, Share treatment, Interval difference, boolean differ, boolean consistent) {

  /** Failed requests of one arm. */
  public record Share(long failed, long requests) {
    /** From 0 to 1; NaN without requests. */
    public double value() {
      return (double) failed / requests;
    }
  }
}
