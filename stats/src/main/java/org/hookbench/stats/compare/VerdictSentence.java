package org.hookbench.stats.compare;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hookbench.stats.analysis.Failures;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.Steadiness;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.Pairing;

/**
 * Puts a verdict into words: the outcome it is about, the interval, the margin and what it cannot
 * exclude.
 */
record VerdictSentence(VerdictRule rule, double margin) {

  String tooFew() {
    return "No verdict: one trial per arm cannot separate an effect from drift between two runs."
        + " Repeat with several trials per arm, best as a duet. "
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
            + " points, %s. The requests that succeed are not compared.%s",
        rule.treatmentName(),
        more,
        rule.baselineName(),
        share(f.treatment()),
        share(f.baseline()),
        Readout.level(f.difference().level()),
        100 * f.difference().lower(),
        100 * f.difference().upper(),
        f.difference().method(),
        certain);
  }

  private static String share(Failures.Share s) {
    return String.format(
        Locale.ROOT, "%,d of %,d requests (%.2f %%)", s.failed(), s.requests(), 100 * s.value());
  }

  /**
   * Of the latency.
   *
   * @param against outcomes beyond their margins that the median does not show
   */
  String latency(RunLevel trials, Outcome median, List<Outcome> against) {
    String others =
        against.stream().map(this::other).collect(Collectors.joining(" and ", " But it is ", "."));
    boolean open = median.value() == Value.INCONCLUSIVE;
    return "%s; %s. %s%s%s%s"
        .formatted(
            first(median, trials),
            interval(median.effect()),
            marginText(),
            against.isEmpty() ? "" : others,
            beyond(trials, median),
            open ? more(trials) : "");
  }

  private String first(Outcome median, RunLevel trials) {
    String treatment = rule.treatmentName();
    String baseline = rule.baselineName();
    String by = shift(median.effect()) + rule.per() + percent(median.effect(), trials);
    return switch (median.value()) {
      case SLOWER -> "%s is slower than %s in the median by %s".formatted(treatment, baseline, by);
      case FASTER -> "%s is faster than %s in the median by %s".formatted(treatment, baseline, by);
      case EQUIVALENT ->
          "%s and %s are equivalent in the median".formatted(treatment, baseline)
              + (median.effect().contains(0)
                  ? ""
                  : ", %s being %s by %s".formatted(treatment, median.direction(), by));
      default ->
          "The median neither separates %s from %s nor shows that they are equivalent"
              .formatted(treatment, baseline);
    };
  }

  private String other(Outcome o) {
    return "%s %s by %s (%s, margin ±%s)"
        .formatted(
            o.direction(),
            o.kind().phrase(),
            shift(o.effect()),
            Readout.of(rule.unit(), o.effect()).range(o.effect()),
            Readout.margin(rule.unit(), o.margin()));
  }

  /** Of a difference that changes while it is measured. */
  String unsteady(Steadiness steady) {
    Outcome settled = steady.settled();
    return "The difference has not settled: in the second half of the trials it is "
        + Phrase.shown(rule.unit(), settled.effect())
        + " ("
        + Readout.of(rule.unit(), settled.effect()).range(settled.effect())
        + "). Over whole trials, ";
  }

  private String shift(Interval effect) {
    return Readout.of(rule.unit(), effect).plain(Math.abs(effect.estimate()));
  }

  private String more(RunLevel trials) {
    if (trials.ofOneProcess()) {
      return "";
    }
    return trials.sessions() > 0
        ? " More sessions make the interval narrower."
        : TrialsNeeded.sentence(trials, margin);
  }

  /** What is not known of processes that were not measured. */
  private static String beyond(RunLevel trials, Outcome median) {
    if (trials.ofOneProcess()) {
      return " This is one process, the verdict is about it alone: several trials tell whether"
          + " others differ.";
    }
    boolean notSlower = median.value() == Value.EQUIVALENT || median.value() == Value.FASTER;
    return notSlower ? unseen(trials, median.effect().level()) : "";
  }

  /** What trials without one slow process leave open. */
  private static String unseen(RunLevel trials, double level) {
    long n =
        trials.pairing() == Pairing.NONE
            ? trials.trials().stream().filter(t -> t.treatment() != null).count()
            : trials.trials().stream().filter(t -> t.effect() != null).count();
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
    return "Margin: ±" + Readout.margin(rule.unit(), margin) + rule.per() + ".";
  }
}
