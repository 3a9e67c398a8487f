package org.hookbench.stats.compare;

import java.util.List;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Failures;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Outcomes;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.Steadiness;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.estimate.Interval;

/**
 * From the outcomes to a verdict. Failures go first: arms that fail differently often are not
 * compared further. Then the median: slower or faster if its interval excludes 0, equivalent if the
 * interval of the two one-sided tests (Schuirmann 1987, doi 10.1007/BF01068419) is inside the
 * margin, which goes before slower and faster. A mean or a tail beyond its margin that the median
 * does not show makes the verdict mixed.
 */
record VerdictRule(String baselineName, String treatmentName, TrialKind kind, Unit unit) {

  /** The value of one outcome. */
  static Value value(Interval effect, Interval equivalence, double margin) {
    if (equivalence.within(margin)) {
      return Value.EQUIVALENT;
    }
    if (effect.lower() > 0) {
      return Value.SLOWER;
    }
    return effect.upper() < 0 ? Value.FASTER : Value.INCONCLUSIVE;
  }

  /** Decides; without intervals the verdict is inconclusive. */
  Verdict decide(RunLevel trials, Outcomes outcomes) {
    Outcome median = outcomes.latency().get(0);
    VerdictSentence sentence = new VerdictSentence(this, median.margin());
    Failures failures = outcomes.failures();
    if (failures.differ()) {
      return new Verdict(value(failures), median.margin(), sentence.failures(failures));
    }
    if (median.effect() == null) {
      return new Verdict(Value.INCONCLUSIVE, median.margin(), sentence.tooFew());
    }
    List<Outcome> against = OutcomeAnalysis.against(median, outcomes);
    Value value = against.isEmpty() ? median.value() : Value.MIXED;
    String latency = sentence.latency(trials, median, against);
    Steadiness steady = outcomes.steadiness();
    return steady.steady()
        ? new Verdict(value, median.margin(), latency)
        : new Verdict(
            steady.settled().value() == median.value() ? value : Value.INCONCLUSIVE,
            median.margin(),
            sentence.unsteady(steady) + latency);
  }

  private static Value value(Failures failures) {
    if (!failures.consistent()) {
      return Value.INCONCLUSIVE;
    }
    return failures.difference().estimate() > 0 ? Value.FAILS_MORE : Value.FAILS_LESS;
  }

  /** {@code slower}, {@code faster} or nothing. */
  static String direction(Value value) {
    return value == Value.SLOWER ? "slower" : value == Value.FASTER ? "faster" : "";
  }

  String per() {
    return kind == TrialKind.MICRO ? " per call" : " per request";
  }
}
