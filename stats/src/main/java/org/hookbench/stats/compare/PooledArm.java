// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.Arrays;
import java.util.Comparator;
import org.hookbench.stats.estimate.Ascending;
import org.hookbench.stats.estimate.EffectiveSampleSize;
import org.hookbench.stats.estimate.Moments;
import org.hookbench.stats.estimate.SampleQuantile;

/**
 * All samples of an arm together.
 *
 * @param effectiveSize sum over its trials
 */
record PooledArm(double[] sorted, Moments moments, double effectiveSize) {

  static PooledArm of(ArmSamples arm) {
    double[] all = arm.trials().stream().flatMapToDouble(t -> Arrays.stream(t.values())).toArray();
    Moments moments = Moments.of(all);
    Ascending.sort(all);
    return new PooledArm(all, moments, effectiveSize(arm));
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
    return SampleQuantile.of(sorted, p);
  }
}
