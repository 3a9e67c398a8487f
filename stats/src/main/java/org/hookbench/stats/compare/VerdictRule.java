// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Failures;
import org.hookbench.stats.analysis.Family;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Outcomes;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.Steadiness;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.estimate.Pairing;

/**
 * From the outcomes to a verdict. Failures go first: arms that fail differently often are not
 * compared further. Then the primary outcome, if it survives the number of comparisons. Another
 * outcome beyond its margin that the primary one does not show makes the verdict mixed.
 */
record VerdictRule(String baselineName, String treatmentName, TrialKind kind, Unit unit) {

  static VerdictRule of(Comparison c) {
    return new VerdictRule(c.baseline(), c.treatment(), c.kind(), c.unit());
  }

  /** Without intervals the verdict is inconclusive. */
  Verdict undecided(Pairing pairing, Outcomes outcomes) {
    double margin = outcomes.primary().margin();
    VerdictSentence sentence = new VerdictSentence(this, outcomes);
    return outcomes.failures().differ()
        ? new Verdict(Value.INCONCLUSIVE, margin, sentence.failures(outcomes.failures()))
        : new Verdict(Value.INCONCLUSIVE, margin, sentence.tooFew(pairing));
  }

  /**
   * Decides.
   *
   * @param outcomes judged in the family
   * @param among what is judged together, for a reader
   */
  Verdict decide(RunLevel trials, Outcomes outcomes, Family family, double alpha, String among) {
    Outcome primary = outcomes.primary();
    VerdictSentence sentence = new VerdictSentence(this, outcomes);
    Failures failures = outcomes.failures();
    if (failures.differ()) {
      return new Verdict(value(failures), primary.margin(), sentence.failures(failures));
    }
    boolean directed = primary.value() == Value.SLOWER || primary.value() == Value.FASTER;
    boolean lost = directed && family.comparisons() > 1 && !(family.adjusted() < alpha);
    Value first = lost ? Value.INCONCLUSIVE : primary.value();
    List<Outcome> against = OutcomeAnalysis.against(first, outcomes);
    Value value = against.isEmpty() ? first : Value.MIXED;
    String reason =
        (lost ? sentence.lost(family, among) : "")
            + sentence.latency(trials, against)
            + (directed && !lost ? sentence.holds(family, among) : "")
            + (family.control() ? sentence.control() : "");
    Steadiness steady = outcomes.steadiness();
    return steady.steady()
        ? new Verdict(value, primary.margin(), reason)
        : new Verdict(
            steady.settled().value() == primary.value() ? value : Value.INCONCLUSIVE,
            primary.margin(),
            sentence.unsteady(steady) + reason);
  }

  private static Value value(Failures failures) {
    if (!failures.consistent()) {
      return Value.INCONCLUSIVE;
    }
    return failures.difference().estimate() > 0 ? Value.FAILS_MORE : Value.FAILS_LESS;
  }

  /** What is timed. */
  String measured() {
    return (kind == null ? TrialKind.MACRO : kind).measured();
  }

  String per() {
    return unit.metric() == null ? " per " + measured() : "";
  }
}
