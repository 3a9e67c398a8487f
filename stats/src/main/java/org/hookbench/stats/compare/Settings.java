package org.hookbench.stats.compare;

import java.util.Map;
import java.util.Set;
import org.hookbench.experiment.Analysis;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.experiment.plan.TrialKind;

/**
 * How a comparison is judged.
 *
 * @param margin of median and mean
 * @param margins of single outcomes
 * @param confidence of the intervals
 * @param primary what the verdict is about
 * @param outcomes that are compared
 * @param seed of the bootstrap; the same seed gives the same intervals
 */
public record Settings(
    Margin margin,
    Map<OutcomeKind, Margin> margins,
    double confidence,
    OutcomeKind primary,
    Set<OutcomeKind> outcomes,
    long seed) {

  /** What the defaults are for everything else. */
  public Settings(Margin margin, double confidence, long seed) {
    this(
        margin,
        Map.of(),
        confidence,
        Analysis.DEFAULT.primary(),
        Analysis.DEFAULT.outcomes(),
        seed);
  }

  /** Of trials of a kind. */
  static Settings of(Analysis analysis, TrialKind kind, double confidence, long seed) {
    return new Settings(
        kind == TrialKind.MICRO ? analysis.microMargin() : analysis.margin(),
        analysis.margins(),
        confidence,
        analysis.primary(),
        analysis.outcomes(),
        seed);
  }
}
