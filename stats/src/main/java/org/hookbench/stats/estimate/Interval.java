// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/**
 * An estimate and its confidence interval.
 *
 * @param level confidence, as in 0.95
 * @param method how the interval was made, for a reader
 */
public record Interval(double estimate, double lower, double upper, double level, String method) {

  /** An estimate whose precision is not known. */
  public static Interval unknown(double estimate, double level, String method) {
    return new Interval(estimate, Double.NaN, Double.NaN, level, method);
  }

  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }

  /** The same, reaching at least this far from the estimate on both sides. */
  public Interval atLeast(double half) {
    return half > 0
        ? new Interval(
            estimate,
            Math.min(lower, estimate - half),
            Math.max(upper, estimate + half),
            level,
            method)
        : this;
  }

  /** Whether all of it is between {@code -margin} and {@code margin}. */
  public boolean within(double margin) {
    return -margin < lower && upper < margin;
  }
}
