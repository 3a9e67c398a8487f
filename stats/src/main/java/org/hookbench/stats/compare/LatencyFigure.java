package org.hookbench.stats.compare;

import java.util.Arrays;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.estimate.Ascending;
import org.hookbench.stats.estimate.Moments;
import org.hookbench.stats.estimate.SampleQuantile;

/** How one trial is made one number, for each outcome. */
final class LatencyFigure {
  private static final double TAIL = 0.99;
  private static final int FEWEST_FOR_TAIL = 500;

  private LatencyFigure() {}

  static double of(Outcome.Kind kind, TrialSamples trial) {
    return switch (kind) {
      case MEDIAN -> SampleQuantile.of(trial.sorted(), 0.5);
      case MEAN -> Moments.of(trial.values()).mean();
      case P99 -> SampleQuantile.of(trial.sorted(), TAIL);
    };
  }

  /** Treatment minus baseline of a duet: of its pairs for the median, else of the two figures. */
  static double ofPairs(Outcome.Kind kind, TrialSamples baseline, TrialSamples treatment) {
    if (kind == Outcome.Kind.MEDIAN && Rounds.known(baseline, treatment)) {
      return Moments.of(Rounds.figures(kind, baseline, treatment)).mean();
    }
    return kind == Outcome.Kind.MEDIAN
        ? median(differences(baseline, treatment))
        : of(kind, treatment) - of(kind, baseline);
  }

  /** Treatment minus baseline, pair by pair. */
  static double[] differences(TrialSamples baseline, TrialSamples treatment) {
    double[] differences = new double[baseline.values().length];
    Arrays.setAll(differences, i -> treatment.values()[i] - baseline.values()[i]);
    return differences;
  }

  private static double median(double[] values) {
    Ascending.sort(values);
    return SampleQuantile.of(values, 0.5);
  }

  /** Whether every trial has samples enough: five beyond the 99th percentile. */
  static boolean known(Outcome.Kind kind, Input input) {
    return kind != Outcome.Kind.P99
        || input.baseline().trials().stream().allMatch(LatencyFigure::hasTail)
            && input.treatment().trials().stream().allMatch(LatencyFigure::hasTail);
  }

  private static boolean hasTail(TrialSamples trial) {
    return trial.values().length >= FEWEST_FOR_TAIL;
  }
}
