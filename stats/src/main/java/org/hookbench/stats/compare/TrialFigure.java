// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.Arrays;
import java.util.stream.Stream;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.estimate.Moments;
import org.hookbench.stats.estimate.SampleQuantile;

/** How one trial is made one number, for each outcome. */
final class TrialFigure {
  static final double TAIL = 0.99;
  static final int FEWEST_FOR_TAIL = 500;

  /** Thirty samples beyond the 99th percentile: what STeLLAR takes (IISWC 2021). */
  static final int ENOUGH_FOR_TMR = 3_000;

  private TrialFigure() {}

  static double of(Figure figure, TrialSamples trial) {
    return switch (figure.kind()) {
      case MEDIAN -> SampleQuantile.of(trial.sorted(), 0.5);
      case MEAN -> Moments.of(trial.values()).mean();
      case P99 -> SampleQuantile.of(trial.sorted(), TAIL);
      case TMR -> SampleQuantile.of(trial.sorted(), TAIL) / SampleQuantile.of(trial.sorted(), 0.5);
      case FAILED -> (double) trial.failed() / trial.requests();
      default -> trial.used().getOrDefault(figure, Double.NaN);
    };
  }

  /** Treatment minus baseline of a duet: of its pairs for the median, else of the two figures. */
  static double ofPairs(Figure figure, TrialSamples baseline, TrialSamples treatment) {
    OutcomeKind kind = figure.kind();
    if (kind == OutcomeKind.MEDIAN && Rounds.known(baseline, treatment)) {
      return Moments.of(Rounds.figures(kind, baseline, treatment)).mean();
    }
    return kind == OutcomeKind.MEDIAN
        ? SampleQuantile.median(differences(baseline.values(), treatment.values()))
        : of(figure, treatment) - of(figure, baseline);
  }

  /** Treatment minus baseline, pair by pair. */
  static double[] differences(double[] baseline, double[] treatment) {
    double[] differences = new double[baseline.length];
    Arrays.setAll(differences, i -> treatment[i] - baseline[i]);
    return differences;
  }

  /** Whether every trial has it; of the 99th percentile, five samples beyond it. */
  static boolean known(Figure figure, Input input) {
    return Stream.of(input.baseline(), input.treatment())
        .flatMap(arm -> arm.trials().stream())
        .allMatch(
            trial ->
                figure.kind() == OutcomeKind.P99 || figure.kind() == OutcomeKind.TMR
                    ? hasTail(trial)
                    : Double.isFinite(of(figure, trial)));
  }

  private static boolean hasTail(TrialSamples trial) {
    return trial.values().length >= FEWEST_FOR_TAIL;
  }
}
