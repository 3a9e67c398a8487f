package org.hookbench.stats.analysis;

import org.hookbench.stats.estimate.Interval;

/**
 * One figure of the latency that is compared between the arms, with a verdict of its own.
 *
 * @param baseline mean of the figure over the baseline's trials
 * @param effect over trials; null with fewer than two trials of an arm
 * @param margin largest difference of this figure that does not matter
 * @param value null without an interval
 */
public record Outcome(
    Kind kind, double baseline, Interval effect, double margin, Verdict.Value value) {

  /** What is compared. */
  public enum Kind {
    MEDIAN("in the median"),
    MEAN("in the mean"),
    P99("in the 99th percentile");

    private final String phrase;

    Kind(String phrase) {
      this.phrase = phrase;
    }

    /** {@code in the median}. */
    public String phrase() {
      return phrase;
    }
  }

  /** Whether the whole interval lies beyond the margin. */
  public boolean beyondMargin() {
    return effect != null && (effect.lower() > margin || effect.upper() < -margin);
  }

  /** {@code slower} or {@code faster}, by the estimate. */
  public String direction() {
    return effect.estimate() > 0 ? "slower" : "faster";
  }
}
