package org.hookbench.stats.analysis;

import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.ShiftFunction;

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

  /** The effect over trials; without an interval if there is one trial; null if there is none. */
  public Interval effect() {
    return runLevel == null ? null : runLevel.effectOrEstimate();
  }

  /** The effect as a share of the baseline, for a reader: {@code +14.6 %}. */
  public String percent() {
    return Readout.percent(effect(), runLevel.typicalBaseline());
  }

  /** The same with more warnings. */
  public Comparison with(List<Warning> more) {
    return with(verdict, Stream.concat(warnings.stream(), more.stream()).toList());
  }

  /** The same with another verdict. */
  public Comparison with(Verdict other) {
    return with(other, warnings);
  }

  private Comparison with(Verdict newVerdict, List<Warning> newWarnings) {
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
        newVerdict,
        newWarnings);
  }
}
