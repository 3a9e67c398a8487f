package org.hookbench.stats.compare;

import java.util.List;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.estimate.MeanTest;
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
    Moments m = Moments.of(rounds);
    long n = Rounds.independent(rounds);
    return new RunLevel(
        Pairing.SWITCH,
        none.statistic(),
        effects,
        Intervals.rounds(m, n, confidence),
        Intervals.rounds(m, n, 1 - 2 * (1 - confidence)),
        null,
        MeanTest.pOfZero(m.mean(), m.variance(), n),
        null,
        null,
        0,
        List.of());
  }
}
