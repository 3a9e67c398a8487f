// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;
import java.util.Locale;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.estimate.MeanEffect;
import org.hookbench.stats.estimate.Moments;
import org.hookbench.stats.estimate.Pairing;

/**
 * The effect within one process that held both arms: Student's t over its connection rounds, as
 * many as they are worth where they depend on each other. It says nothing of other processes.
 */
final class OneProcess {
  /** Fewer rounds do not tell how much they depend on each other. */
  private static final int FEWEST = 40;

  private OneProcess() {}

  /** Without an interval if there are too few rounds, or for a tail. */
  static RunLevel of(Input input, OutcomeKind kind, List<TrialEffect> effects, double confidence) {
    TrialSamples baseline = input.baseline().trials().get(0);
    TrialSamples treatment = input.treatment().trials().get(0);
    RunLevel none = RunLevelAnalysis.of(input.pairing(), effects, confidence);
    if (kind != OutcomeKind.MEDIAN && kind != OutcomeKind.MEAN
        || !Rounds.known(baseline, treatment)) {
      return none;
    }
    double[] rounds = Rounds.figures(kind, baseline, treatment);
    if (rounds.length < FEWEST) {
      return none;
    }
    MeanEffect mean = mean(rounds);
    return new RunLevel(
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

  /**
   * Of rounds that are worth fewer independent ones. The variance of a series that depends on
   * itself is larger than its sample variance. What the mean is worth has the degrees of freedom of
   * the spectrum at 0 of a first-order autoregression, by the delta method.
   */
  private static MeanEffect mean(double[] rounds) {
    Moments m = Moments.of(rounds);
    double n = Rounds.independent(rounds);
    double variance = m.variance() / (1 - 1 / n);
    String over =
        String.format(
            Locale.ROOT,
            "Student's t over %,d connection rounds of one process, worth %,.0f independent ones",
            m.n(),
            n);
    double df = 1 / (1.0 / m.n() + 2 / n);
    return MeanEffect.symmetric(m.mean(), Math.sqrt(variance / n), df, over);
  }
}
