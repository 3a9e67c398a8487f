package org.hookbench.stats.comparison;

import java.util.Arrays;
import org.hookbench.stats.quantile.HyndmanFan;
import org.hookbench.stats.quantile.Moments;
import org.hookbench.stats.series.EffectiveSampleSize;

/** All samples of an arm together. */
record Pooled(double[] sorted, Moments moments) {

  static Pooled of(ArmSamples arm) {
    double[] all = new double[Math.toIntExact(arm.size())];
    int at = 0;
    for (TrialSamples trial : arm.trials()) {
      System.arraycopy(trial.values(), 0, all, at, trial.values().length);
      at += trial.values().length;
    }
    Moments moments = Moments.of(all);
    Arrays.parallelSort(all);
    return new Pooled(all, moments);
  }

  double quantile(double p) {
    return HyndmanFan.TYPE_7.of(sorted, p);
  }

  static double effectiveSize(double[] trial) {
    return EffectiveSampleSize.of(trial);
  }
}
