package org.hookbench.stats.gate;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Outcome;

/** What a budget can be given for. */
public enum Metric {
  /** The median request. */
  REQUEST(TrialKind.MACRO, OutcomeKind.MEDIAN),
  /** The mean of the requests. */
  MEAN(TrialKind.MACRO, OutcomeKind.MEAN),
  /** The 99th percentile of the requests. */
  P99(TrialKind.MACRO, OutcomeKind.P99),
  /** CPU time per request. */
  CPU(TrialKind.MACRO, OutcomeKind.CPU),
  /** Peak memory. */
  MEMORY(TrialKind.MACRO, OutcomeKind.MEMORY),
  /** Time from the start of the server until it answers. */
  READY(TrialKind.MACRO, OutcomeKind.READY),
  /** The median call. */
  CALL(TrialKind.MICRO, OutcomeKind.MEDIAN);

  private final TrialKind kind;
  private final OutcomeKind outcome;

  Metric(TrialKind kind, OutcomeKind outcome) {
    this.kind = kind;
    this.outcome = outcome;
  }

  static Metric parse(String name) {
    return Arrays.stream(values())
        .filter(metric -> Names.of(metric).equals(name))
        .findFirst()
        .orElseThrow(
            () -> new UserError("--budget: '" + name + "' is not a metric; use one of " + names()));
  }

  private static String names() {
    return Arrays.stream(values()).map(Names::of).collect(Collectors.joining(", "));
  }

  /** What is timed: calls or requests. */
  public TrialKind kind() {
    return kind;
  }

  /** The outcome of a comparison that this is; empty if its files do not tell. */
  Optional<Outcome> of(Comparison c) {
    return c.outcomes() == null
        ? Optional.empty()
        : c.outcomes().figures().stream()
            .filter(o -> o.kind() == outcome && o.effect() != null)
            .findFirst();
  }

  /** Whether it is what an outcome of a kind of trial tells. */
  boolean tells(TrialKind ofTrials, OutcomeKind ofOutcome) {
    return kind == ofTrials && outcome == ofOutcome;
  }
}
