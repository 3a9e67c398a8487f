// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hookbench.experiment.Analysis;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.plan.TrialKind;

/**
 * How a comparison is judged.
 *
 * @param margin of median and mean
 * @param margins of single outcomes
 * @param ofMetrics margins of metrics by name
 * @param confidence of the intervals
 * @param primary what the verdict is about
 * @param outcomes that are compared
 * @param seed of the bootstrap; the same seed gives the same intervals
 */
public record Settings(
    Margin margin,
    Map<OutcomeKind, Margin> margins,
    Map<String, Margin> ofMetrics,
    double confidence,
    OutcomeKind primary,
    Set<OutcomeKind> outcomes,
    long seed) {

  /** What the defaults are for everything else. */
  public Settings(Margin margin, double confidence, long seed) {
    this(
        margin,
        Map.of(),
        Map.of(),
        confidence,
        Analysis.DEFAULT.primary(),
        Analysis.DEFAULT.outcomes(),
        seed);
  }

  /**
   * Of trials of a kind.
   *
   * @param metrics that their runs tell; else empty
   */
  static Settings of(
      Analysis analysis,
      TrialKind kind,
      Map<String, Workload.Metric> metrics,
      double confidence,
      long seed) {
    Map<String, Margin> ofMetrics = new HashMap<>();
    metrics.forEach((name, metric) -> ofMetrics.put(name, metric.margin()));
    ofMetrics.values().removeIf(Objects::isNull);
    return new Settings(
        kind == TrialKind.MICRO ? analysis.microMargin() : analysis.margin(),
        analysis.margins(),
        ofMetrics,
        confidence,
        analysis.primary(),
        analysis.outcomes(),
        seed);
  }

  /** The margin of a figure, if it has one of its own; else null. */
  Margin margin(Figure figure) {
    String metric = figure.unit().metric();
    Margin ofMetric = metric == null ? null : ofMetrics.get(metric);
    return ofMetric == null ? margins.get(figure.kind()) : ofMetric;
  }
}
