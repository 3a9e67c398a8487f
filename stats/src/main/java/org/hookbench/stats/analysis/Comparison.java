package org.hookbench.stats.analysis;

import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Warning;

/**
 * One treatment against the baseline in one scenario. Differences are treatment minus baseline, in
 * {@code unit}.
 */
public record Comparison(
    TrialKind kind,
    String scenario,
    Unit unit,
    String baseline,
    String treatment,
    RequestLevel requestLevel,
    Interval meanDifference,
    Interval medianDifference,
    Interval hodgesLehmann,
    ShiftFunction shiftFunction,
    RunLevel runLevel,
    Verdict verdict,
    List<Warning> warnings) {

  /** The same with more warnings. */
  public Comparison with(List<Warning> more) {
    return new Comparison(
        kind,
        scenario,
        unit,
        baseline,
        treatment,
        requestLevel,
        meanDifference,
        medianDifference,
        hodgesLehmann,
        shiftFunction,
        runLevel,
        verdict,
        Stream.concat(warnings.stream(), more.stream()).toList());
  }
}
