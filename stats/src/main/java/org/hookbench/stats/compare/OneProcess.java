// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.MeanEffect;
import org.hookbench.stats.estimate.Moments;
import org.hookbench.stats.estimate.Pairing;

/**
 * The effect within one process that held both arms: Student's t over its connection rounds, as
 * many as they are worth where they depend on each other, with an allowance for what one process
 * cannot show: after a hook that waits, the rest of a request takes longer by a share of the wait
 * that differs between processes.
 */
final class OneProcess {
  /** Fewer rounds do not tell how much they depend on each other. */
  private static final int FEWEST = 40;

  /**
   * Standard uncertainty of the effect of a process, as a share of it (GUM, JCGM 100:2008, type B).
   * Its evidence: docs/evidence/load-generator.md, "Known delays in one process".
   */
  private static final double ALLOWANCE = 0.005;

  private final OutcomeKind kind;
  private final double confidence;

  OneProcess(OutcomeKind kind, double confidence) {
    this.kind = kind;
    this.confidence = confidence;
  }

  /** Of the only trial. Without an interval if there are too few rounds, or for a tail. */
  RunLevel of(Input input, List<TrialEffect> effects) {
    RunLevel none = RunLevelAnalysis.of(input.pairing(), effects, confidence);
    MeanEffect mean = mean(input.baseline().trials().get(0), input.treatment().trials().get(0));
    return mean == null
        ? none
        : new RunLevel(
            Pairing.SWITCH,
            none.statistic(),
            effects,
            mean,
            mean.student(confidence),
            mean.student(RunLevelAnalysis.ofTwoTests(confidence)),
            null,
            mean.pOf(0),
            null,
            null,
            0,
            List.of());
  }

  /** Each of several trials with the interval of its own process. */
  List<TrialEffect> within(Input input, List<TrialEffect> effects) {
    Map<Integer, TrialSamples> baselines = byBlock(input.baseline());
    Map<Integer, TrialSamples> treatments = byBlock(input.treatment());
    return effects.stream()
        .map(e -> e.with(interval(baselines.get(e.block()), treatments.get(e.block()))))
        .toList();
  }

  private static Map<Integer, TrialSamples> byBlock(ArmSamples arm) {
    return arm.trials().stream()
        .collect(Collectors.toMap(TrialSamples::block, trial -> trial, (a, b) -> a));
  }

  private Interval interval(TrialSamples baseline, TrialSamples treatment) {
    MeanEffect mean = baseline == null || treatment == null ? null : mean(baseline, treatment);
    return mean == null ? null : mean.student(confidence);
  }

  /** Null if there are too few rounds, or for a tail. */
  private MeanEffect mean(TrialSamples baseline, TrialSamples treatment) {
    if (kind != OutcomeKind.MEDIAN && kind != OutcomeKind.MEAN
        || !Rounds.known(baseline, treatment)) {
      return null;
    }
    double[] rounds = Rounds.figures(kind, baseline, treatment);
    return rounds.length < FEWEST ? null : mean(rounds);
  }

  /**
   * Of rounds that are worth fewer independent ones. The variance of a series that depends on
   * itself is larger than its sample variance. What the mean is worth has the degrees of freedom of
   * the spectrum at 0 of a first-order autoregression, by the delta method. The allowance is added
   * in quadrature, with the degrees of freedom of Welch and Satterthwaite (GUM, G.4).
   */
  private static MeanEffect mean(double[] rounds) {
    Moments m = Moments.of(rounds);
    double n = Rounds.independent(rounds);
    double variance = m.variance() / (1 - 1 / n);
    String over =
        String.format(
            Locale.ROOT,
            "Student's t over %,d connection rounds of one process, worth %,.0f independent ones,"
                + " and %.1f %% of the effect for how processes differ",
            m.n(),
            n,
            100 * ALLOWANCE);
    double error = Math.hypot(Math.sqrt(variance / n), ALLOWANCE * m.mean());
    double df = Math.pow(error * error * n / variance, 2) / (1.0 / m.n() + 2 / n);
    return MeanEffect.symmetric(m.mean(), error, variance > 0 ? df : m.n() - 1.0, over);
  }
}
