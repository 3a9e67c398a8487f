package org.hookbench.stats.compare;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hookbench.stats.analysis.Steadiness;
import org.hookbench.stats.estimate.Pairing;
import org.hookbench.stats.estimate.SampleQuantile;
import org.hookbench.stats.estimate.Stationarity;

/** Tests trial by trial whether the measured samples stay at one level. */
final class SteadyState {
  private static final int BATCHES = 200;
  private static final int SHORTEST = 2 * BATCHES;
  private static final int ENDS = BATCHES / 5;
  private static final double SHARE_THAT_MATTERS = 0.05;

  private SteadyState() {}

  static Steadiness of(Input input, double margin) {
    return new Steadiness(
        (int) input.treatment().trials().stream().filter(SteadyState::isLong).count(),
        moving(input.baseline(), margin),
        moving(input.treatment(), margin),
        input.pairing() == Pairing.DUET ? movingDifferences(input, margin) : 0);
  }

  private static boolean isLong(TrialSamples trial) {
    return trial.values().length >= SHORTEST;
  }

  private static int moving(ArmSamples arm, double margin) {
    return (int)
        arm.trials().stream()
            .parallel()
            .filter(SteadyState::isLong)
            .filter(trial -> moves(trial.values(), Math.max(margin, matters(trial))))
            .count();
  }

  private static double matters(TrialSamples trial) {
    return SHARE_THAT_MATTERS * SampleQuantile.of(trial.sorted(), 0.5);
  }

  private static int movingDifferences(Input input, double margin) {
    Map<Integer, TrialSamples> baseline =
        input.baseline().trials().stream()
            .collect(Collectors.toMap(TrialSamples::block, Function.identity(), (a, b) -> a));
    return (int)
        input.treatment().trials().stream()
            .parallel()
            .filter(t -> isLong(t) && baseline.containsKey(t.block()))
            .filter(t -> moves(difference(baseline.get(t.block()), t), margin))
            .count();
  }

  private static double[] difference(TrialSamples baseline, TrialSamples treatment) {
    double[] difference = new double[baseline.values().length];
    Arrays.setAll(difference, i -> treatment.values()[i] - baseline.values()[i]);
    return difference;
  }

  /** Whether the level is not constant and its first and last fifth differ by more than matters. */
  static boolean moves(double[] values, double matters) {
    double[] medians = new double[BATCHES];
    for (int b = 0; b < BATCHES; b++) {
      int from = (int) ((long) values.length * b / BATCHES);
      int to = (int) ((long) values.length * (b + 1) / BATCHES);
      double[] batch = Arrays.copyOfRange(values, from, to);
      Arrays.sort(batch);
      medians[b] = SampleQuantile.of(batch, 0.5);
    }
    double first = Arrays.stream(medians, 0, ENDS).average().orElseThrow();
    double last = Arrays.stream(medians, BATCHES - ENDS, BATCHES).average().orElseThrow();
    return Math.abs(last - first) > matters && !Stationarity.test(medians).stationary();
  }
}
