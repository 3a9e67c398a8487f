package org.hookbench.stats.compare;

import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.estimate.Interval;

/**
 * From the intervals over trials to a verdict: slower or faster if the interval excludes 0,
 * equivalent if the interval of the two one-sided tests (Schuirmann 1987, doi 10.1007/BF01068419)
 * is inside the margin, which goes before slower and faster.
 *
 * @param margin in the unit
 */
record VerdictRule(
    String baselineName, String treatmentName, TrialKind kind, Unit unit, double margin) {

  /** Decides; without intervals the verdict is inconclusive. */
  public Verdict decide(RunLevel trials) {
    if (trials.effect() == null) {
      return new Verdict(Value.INCONCLUSIVE, margin, tooFew());
    }
    Value value = value(trials.effect(), trials.equivalence());
    return new Verdict(value, margin, sentence(value, trials));
  }

  private Value value(Interval effect, Interval equivalence) {
    if (equivalence.within(margin)) {
      return Value.EQUIVALENT;
    }
    if (effect.lower() > 0) {
      return Value.SLOWER;
    }
    return effect.upper() < 0 ? Value.FASTER : Value.INCONCLUSIVE;
  }

  private String tooFew() {
    return "No verdict: one trial per arm cannot tell the hook from drift between two runs. Repeat"
        + " with several trials per arm, best as a duet. "
        + marginText();
  }

  private String sentence(Value value, RunLevel trials) {
    Interval effect = trials.effect();
    Readout scale = Readout.of(unit, effect);
    String shift = scale.plain(Math.abs(effect.estimate())) + per() + percent(trials);
    String text =
        switch (value) {
          case SLOWER -> "%s is slower than %s by %s".formatted(treatmentName, baselineName, shift);
          case FASTER -> "%s is faster than %s by %s".formatted(treatmentName, baselineName, shift);
          case EQUIVALENT -> equivalent(effect, shift);
          case INCONCLUSIVE ->
              "%s and %s cannot be told apart, nor called equivalent"
                  .formatted(treatmentName, baselineName);
        };
    String next = value == Value.INCONCLUSIVE ? TrialsNeeded.sentence(trials, margin) : "";
    return text + "; " + interval(effect) + ". " + marginText() + next;
  }

  private String equivalent(Interval effect, String shift) {
    String text = "%s and %s are equivalent".formatted(treatmentName, baselineName);
    if (effect.contains(0)) {
      return text;
    }
    String direction = effect.estimate() > 0 ? "slower" : "faster";
    return text + ", " + treatmentName + " being " + direction + " by " + shift;
  }

  private String interval(Interval i) {
    return "%s interval of the difference %s, %s"
        .formatted(Readout.level(i.level()), Readout.of(unit, i).range(i), i.method());
  }

  private static String percent(RunLevel trials) {
    double baseline = trials.typicalBaseline();
    return baseline > 0 ? " (" + Readout.percent(trials.effect(), baseline) + ")" : "";
  }

  private String per() {
    return kind == TrialKind.MICRO ? " per call" : " per request";
  }

  private String marginText() {
    return "Margin: ±" + Readout.margin(unit, margin) + per() + ".";
  }
}
