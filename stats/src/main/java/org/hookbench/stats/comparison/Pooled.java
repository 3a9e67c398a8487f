package org.hookbench.stats.comparison;

import java.util.Arrays;
import java.util.Comparator;
import org.hookbench.stats.quantile.Ascending;
import org.hookbench.stats.quantile.HyndmanFan;
import org.hookbench.stats.quantile.Moments;
import org.hookbench.stats.series.EffectiveSampleSize;

/**
 * All samples of an arm together.
 *
 * @param effectiveSize sum over its trials
 */
record Pooled(double[] sorted, Moments moments, double effectiveSize) {

  static Pooled of(ArmSamples arm) {
    double[] all = new double[Math.toIntExact(arm.size())];
    int at = 0;
    for (TrialSamples trial : arm.trials()) {
      System.arraycopy(trial.values(), 0, all, at, trial.values().length);
      at += trial.values().length;
    }
    Moments moments = Moments.of(all);
    Ascending.sort(all);
    return new Pooled(all, moments, effectiveSize(arm));
  }

  /** In the order of the blocks, so that the sum is the same on any number of threads. */
  private static double effectiveSize(ArmSamples arm) {
    double[] ofTrials =
        arm.trials().stream()
            .sorted(Comparator.comparingInt(TrialSamples::block))
            .map(TrialSamples::values)
            .toList()
            .parallelStream()
            .mapToDouble(EffectiveSampleSize::of)
            .toArray();
    return Arrays.stream(ofTrials).sum();
  }

  double quantile(double p) {
    return HyndmanFan.of(sorted, p);
  }
}
