// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.estimate.Interval;

/**
 * One figure that is compared between the arms, with a verdict of its own.
 *
 * @param unit of its figures; of a metric it has the name, too
 * @param baseline mean of the figure over the baseline's trials
 * @param effect over trials, treatment minus baseline; null with fewer than two trials of an arm
 * @param equivalence the same with the interval of the two one-sided tests
 * @param margin largest difference of this figure that does not matter
 * @param p of no difference, two-sided
 * @param pBeyond of a difference within the margin, two-sided
 * @param value null without an interval; slower stands for worse
 * @param beyond whether the difference is certainly larger than the margin
 */
@JsonPropertyOrder({
  "kind",
  "baseline",
  "effect",
  "equivalence",
  "margin",
  "p",
  "pBeyond",
  "value",
  "beyond",
  "metricUnit",
  "metric"
})
public record Outcome(
    OutcomeKind kind,
    @JsonIgnore Unit unit,
    double baseline,
    Interval effect,
    Interval equivalence,
    double margin,
    double p,
    double pBeyond,
    Verdict.Value value,
    boolean beyond) {

  /** The effect with the interval that its verdict rests on. */
  public Interval shown() {
    return value == Verdict.Value.EQUIVALENT ? equivalence : effect;
  }

  /** The metric that it is of; null: none. */
  @JsonProperty
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public String metric() {
    return unit.metric();
  }

  /** The unit of that metric; null: a time in the unit of the comparison, bytes, or a ratio. */
  @JsonProperty
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public String metricUnit() {
    return metric() == null ? null : unit.symbol();
  }

  /** {@code median}, or {@code tps} of a workload. */
  public String name() {
    String kindName = Names.of(kind);
    return metric() == null || kind == OutcomeKind.METRIC
        ? metric() == null ? kindName : metric()
        : kindName + " " + metric();
  }

  /**
   * {@code in the median}.
   *
   * @param per what is timed, as in {@code request}
   */
  public String phrase(String per) {
    String of = metric() == null ? "" : " of " + metric();
    return switch (kind) {
      case MEDIAN -> "in the median" + of;
      case MEAN -> "in the mean" + of;
      case P99 -> "in the 99th percentile" + of;
      case TMR -> "in the 99th percentile over the median" + of;
      case CPU -> "in CPU per " + per;
      case MEMORY -> "in peak memory";
      case READY -> "in the time to be ready";
      case RESTARTS -> "in restarts";
      case UNREADY -> "in the time without an answer";
      case FAILED -> "in the share of failed " + per + "s";
      case WALL -> "in time from exec to exit";
      case USER -> "in user CPU time";
      case SYSTEM -> "in system CPU time";
      case METRIC -> "in " + metric();
    };
  }

  /** By the estimate: {@code slower}, {@code costlier}, {@code worse}, or their opposites. */
  public String direction() {
    boolean worse = worse() > 0;
    if (metric() != null) {
      return worse ? "worse" : "better";
    }
    return switch (kind) {
      case MEDIAN, MEAN, P99, READY, WALL -> worse ? "slower" : "faster";
      case TMR -> worse ? "higher" : "lower";
      case RESTARTS, UNREADY -> worse ? "worse" : "better";
      default -> worse ? "costlier" : "cheaper";
    };
  }

  /** Its verdict in the word of its kind: CPU time is {@code costlier} where a time is slower. */
  public String word() {
    return directed() ? direction() : Names.of(value);
  }

  /** Whether it is certainly worse or better. */
  public boolean directed() {
    return value == Verdict.Value.SLOWER || value == Verdict.Value.FASTER;
  }

  /** How much worse it is by the estimate; negative: better. */
  public double worse() {
    return unit.worse() * effect.estimate();
  }

  /** How its figures are written. */
  public Readout readout() {
    return Readout.of(unit, shown());
  }

  /** A figure of it that is not a difference: {@code 2.62 µs}, {@code 184 MiB}. */
  public String format(double figure) {
    return unit.format(figure);
  }

  /** The same, judged among others. */
  public Outcome judged(Verdict.Value newValue, boolean isBeyond) {
    return new Outcome(
        kind, unit, baseline, effect, equivalence, margin, p, pBeyond, newValue, isBeyond);
  }
}
