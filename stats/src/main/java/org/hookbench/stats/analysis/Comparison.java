// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.ShiftFunction;

/**
 * One treatment against the baseline in one scenario. Differences are treatment minus baseline, in
 * {@code unit}.
 *
 * @param factor what scenarios are compared by; null where arms of one scenario are compared
 * @param outcomes null where no trial of both arms can be used
 * @param family null where the comparison was not judged among others
 */
public record Comparison(
    @JsonInclude(JsonInclude.Include.NON_NULL) String factor,
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
    Outcomes outcomes,
    Family family,
    Verdict verdict,
    List<Warning> warnings) {

  /** Whether the effect over trials has an interval: it takes two trials of both arms. */
  public boolean hasInterval() {
    return runLevel != null && runLevel.effect() != null;
  }

  /** The effect over trials; without an interval if there is one trial; null if there is none. */
  public Interval effect() {
    if (outcomes != null && outcomes.primary().effect() != null) {
      return outcomes.primary().shown();
    }
    return runLevel == null ? null : runLevel.effectOrEstimate();
  }

  /**
   * The effect as a share of the baseline, for a reader: {@code +14.6 %}; empty of a baseline of 0.
   */
  public String percent() {
    double baseline = runLevel.typicalBaseline();
    return baseline > 0 ? Readout.percent(effect(), baseline) : "";
  }

  /** The same as a comparison of scenarios by a factor; null: of arms. */
  public Comparison by(String ofScenarios) {
    return with(ofScenarios, family, outcomes, verdict, warnings);
  }

  /** The same with more warnings. */
  public Comparison with(List<Warning> more) {
    return with(
        factor,
        family,
        outcomes,
        verdict,
        Stream.concat(warnings.stream(), more.stream()).toList());
  }

  /** The same with another verdict. */
  public Comparison with(Verdict other) {
    return with(factor, family, outcomes, other, warnings);
  }

  /** The same as one of several comparisons. */
  public Comparison in(Family among, Outcomes judged, Verdict other) {
    return with(factor, among, judged, other, warnings);
  }

  private Comparison with(
      String newFactor,
      Family ofFamily,
      Outcomes judged,
      Verdict newVerdict,
      List<Warning> newWarnings) {
    return new Comparison(
        newFactor,
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
        judged,
        ofFamily,
        newVerdict,
        newWarnings);
  }
}
