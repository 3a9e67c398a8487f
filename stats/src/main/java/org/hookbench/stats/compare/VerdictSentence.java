// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hookbench.stats.analysis.Failures;
import org.hookbench.stats.analysis.Family;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Outcomes;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.Steadiness;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.Pairing;

/**
 * Puts a verdict into words: the outcome it is about, the interval, the margin and what it cannot
 * exclude.
 */
record VerdictSentence(VerdictRule rule, Outcomes outcomes) {

  String tooFew(Pairing pairing) {
    return (pairing.besideEachOther()
            ? "No verdict: one trial does not tell how much processes differ. Repeat with several"
                + " trials. "
            : "No verdict: one trial per arm cannot separate an effect from drift between two runs."
                + " Repeat with several trials per arm, best as a duet. ")
        + marginText();
  }

  /** Of arms that fail differently often. */
  String failures(Failures f) {
    String more = f.difference().estimate() > 0 ? " fails more often" : " fails less often";
    String certain =
        f.consistent()
            ? ""
            : " The trials disagree, or each arm has only one: repeat with several trials.";
    return String.format(
        Locale.ROOT,
        "%s%s than %s: %s against %s; %s interval of the difference %+.2f to %+.2f percentage"
            + " points, %s. The %ss that succeed are not compared.%s",
        rule.treatmentName(),
        more,
        rule.baselineName(),
        share(f.treatment()),
        share(f.baseline()),
        Readout.level(f.difference().level()),
        100 * f.difference().lower(),
        100 * f.difference().upper(),
        f.difference().method(),
        rule.measured(),
        certain);
  }

  private String share(Failures.Share s) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d %ss (%.2f %%)",
        s.failed(),
        s.requests(),
        rule.measured(),
        100 * s.value());
  }

  /**
   * Of a primary outcome that does not survive the number of comparisons.
   *
   * @param among what is judged together
   */
  String lost(Family family, String among) {
    return String.format(
        Locale.ROOT,
        "No difference between %s and %s is certain among the %d comparisons of %s: p is %.2g alone"
            + " and %.2g after Holm's adjustment. Alone, ",
        rule.treatmentName(),
        rule.baselineName(),
        family.comparisons(),
        among,
        family.p(),
        family.adjusted());
  }

  /** Of one that does. */
  String holds(Family family, String among) {
    return family.comparisons() == 1
        ? ""
        : " This holds among the %d comparisons of %s (Holm)."
            .formatted(family.comparisons(), among);
  }

  String control() {
    return " It is a control, judged by itself.";
  }

  /**
   * Of the latency.
   *
   * @param against outcomes beyond their margins that the primary one does not show
   */
  String latency(RunLevel trials, List<Outcome> against) {
    Outcome primary = outcomes.primary();
    String others =
        against.stream().map(this::other).collect(Collectors.joining(" and ", " But it is ", "."));
    return "%s; %s. %s%s%s%s"
        .formatted(
            first(primary, trials),
            interval(primary.shown()),
            marginText(),
            against.isEmpty() ? "" : others,
            beyond(trials, primary),
            primary.value() == Value.INCONCLUSIVE ? more(trials) : "");
  }

  private String first(Outcome primary, RunLevel trials) {
    String treatment = rule.treatmentName();
    String baseline = rule.baselineName();
    String in = primary.phrase(rule.measured());
    String by = shift(primary) + rule.per() + percent(primary.shown(), trials);
    return switch (primary.value()) {
      case SLOWER, FASTER ->
          "%s is %s than %s %s by %s".formatted(treatment, primary.direction(), baseline, in, by);
      case EQUIVALENT ->
          "%s and %s are equivalent %s".formatted(treatment, baseline, in)
              + (primary.effect().contains(0)
                  ? ""
                  : ", %s being %s by %s".formatted(treatment, primary.direction(), by));
      default ->
          "The %s neither separates %s from %s nor shows that they are equivalent"
              .formatted(in.replace("in the ", ""), treatment, baseline);
    };
  }

  private String other(Outcome o) {
    return "%s %s by %s (%s, margin ±%s)"
        .formatted(
            o.direction(),
            o.phrase(rule.measured()),
            shift(o),
            o.readout().range(o.shown()),
            o.format(o.margin()));
  }

  /** Of a difference that changes while it is measured. */
  String unsteady(Steadiness steady) {
    Outcome settled = steady.settled();
    return "The difference has not settled: in the second half of the trials it is "
        + Phrase.shown(rule.unit(), settled.effect())
        + " ("
        + Readout.of(rule.unit(), settled.effect()).range(settled.effect())
        + "). Over whole trials: ";
  }

  private String shift(Outcome o) {
    return o.readout().plain(Math.abs(o.effect().estimate()));
  }

  private String more(RunLevel trials) {
    if (trials.ofOneProcess()) {
      return "";
    }
    return trials.sessions() > 0
        ? " More sessions make the interval narrower."
        : TrialsNeeded.sentence(
            trials, outcomes.primary().margin(), outcomes.coarse() ? outcomes.step() : 0);
  }

  /** What is not known of processes that were not measured. */
  private String beyond(RunLevel trials, Outcome median) {
    if (trials.ofOneProcess()) {
      return " This is one process, the verdict is about it alone: several trials tell whether"
          + " others differ.";
    }
    boolean notSlower = median.value() == Value.EQUIVALENT || median.value() == Value.FASTER;
    return notSlower && (rule.kind() == null || !rule.kind().fresh())
        ? unseen(trials, median.effect().level())
        : "";
  }

  /** What trials without one slow process leave open. */
  private static String unseen(RunLevel trials, double level) {
    long n =
        trials.pairing() == Pairing.NONE
            ? TrialEffect.values(trials.trials(), TrialEffect::treatment).length
            : trials.effects().length;
    if (trials.sessions() > 0) {
      return String.format(
          Locale.ROOT,
          " %d sessions cannot exclude that in up to %.0f %% of the sessions it is slower.",
          trials.sessions(),
          share(trials.sessions(), level));
    }
    return String.format(
        Locale.ROOT,
        " %d trials cannot exclude that up to %.0f %% of the processes are slower.",
        n,
        share(n, level));
  }

  private static double share(long n, double level) {
    return 100 * (1 - Math.pow(1 - level, 1.0 / n));
  }

  private String interval(Interval i) {
    return "%s interval of the difference %s, %s"
        .formatted(Readout.level(i.level()), Readout.of(rule.unit(), i).range(i), i.method());
  }

  private static String percent(Interval effect, RunLevel trials) {
    double baseline = trials.typicalBaseline();
    return baseline > 0 ? " (" + Readout.percent(effect, baseline) + ")" : "";
  }

  private String marginText() {
    return "Margin: ±"
        + Readout.margin(rule.unit(), outcomes.primary().margin())
        + rule.per()
        + ".";
  }
}
