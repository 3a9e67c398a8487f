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

  /** Whether all of it is between {@code -margin} and {@code margin}. */
  public boolean within(double margin) {
    return -margin < lower && upper < margin;
  }
}
