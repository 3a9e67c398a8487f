package org.hookbench.stats.analysis;

import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.estimate.Interval;

/**
 * One figure that is compared between the arms, with a verdict of its own.
 *
 * @param baseline mean of the figure over the baseline's trials
 * @param effect over trials, treatment minus baseline; null with fewer than two trials of an arm
 * @param margin largest difference of this figure that does not matter
 * @param p of no difference, two-sided
 * @param pBeyond of a difference within the margin, two-sided
 * @param value null without an interval; slower stands for more
 * @param beyond whether the difference is certainly larger than the margin
 */
public record Outcome(
    OutcomeKind kind,
    double baseline,
    Interval effect,
    double margin,
    double p,
    double pBeyond,
    Verdict.Value value,
    boolean beyond) {

  /** {@code in the median}. */
  public String phrase() {
    return switch (kind) {
      case MEDIAN -> "in the median";
      case MEAN -> "in the mean";
      case P99 -> "in the 99th percentile";
      case CPU -> "in CPU per request";
      case MEMORY -> "in peak memory";
      case READY -> "to be ready";
      case FAILED -> "in the share of failed requests";
    };
  }

  /** {@code slower} or {@code faster}, {@code costlier} or {@code cheaper}, by the estimate. */
  public String direction() {
    boolean time = kind.latency() || kind == OutcomeKind.READY;
    return effect.estimate() > 0 ? time ? "slower" : "costlier" : time ? "faster" : "cheaper";
  }

  /** How its figures are written. */
  public Readout readout(Unit unit) {
    return kind == OutcomeKind.MEMORY ? Readout.ofBytes(effect) : Readout.of(unit, effect);
  }

  /** A figure of it that is not a difference: {@code 2.62 µs}, {@code 184 MiB}. */
  public String format(Unit unit, double figure) {
    return kind == OutcomeKind.MEMORY
        ? Readout.ofBytes(Interval.unknown(figure, Double.NaN, "")).plain(figure)
        : unit.format(figure);
  }

  /** The same, judged among others. */
  public Outcome judged(Verdict.Value newValue, boolean isBeyond) {
    return new Outcome(kind, baseline, effect, margin, p, pBeyond, newValue, isBeyond);
  }
}
