// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.calibration;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hookbench.stats.estimate.CriticalValue;
import org.hookbench.stats.estimate.Moments;

/** Groups of trials drawn without replacement from the effects of many trials. */
final class Groups {
  private static final int DRAWS = 2_000;

  private final int size;
  private final double level;
  private final long seed;

  Groups(int size, double level, long seed) {
    this.size = size;
    this.level = level;
    this.seed = seed;
  }

  /** Share of groups whose Student interval excludes 0; NaN with fewer trials than a group has. */
  double differentShare(double[] effects) {
    if (effects.length < size) {
      return Double.NaN;
    }
    SplittableRandom random = new SplittableRandom(seed);
    double t = CriticalValue.studentT(level, size - 1.0);
    int different = 0;
    for (int i = 0; i < DRAWS; i++) {
      Moments m = Moments.of(draw(effects, random));
      different += Math.abs(m.mean()) > t * m.sd() / Math.sqrt(size) ? 1 : 0;
    }
    return (double) different / DRAWS;
  }

  /** Share of pairs of groups whose Welch interval contains the true difference. */
  double coverage(double[] low, double[] high, double truth) {
    if (low.length < size || high.length < size) {
      return Double.NaN;
    }
    SplittableRandom random = new SplittableRandom(seed);
    int covered = 0;
    for (int i = 0; i < DRAWS; i++) {
      Moments a = Moments.of(draw(low, random));
      Moments b = Moments.of(draw(high, random));
      double va = a.variance() / size;
      double vb = b.variance() / size;
      double df = (va + vb) * (va + vb) * (size - 1) / (va * va + vb * vb);
      double half = CriticalValue.studentT(level, df) * Math.sqrt(va + vb);
      covered += Math.abs(b.mean() - a.mean() - truth) <= half ? 1 : 0;
    }
    return (double) covered / DRAWS;
  }

  private double[] draw(double[] effects, SplittableRandom random) {
    double[] pool = effects.clone();
    for (int i = 0; i < size; i++) {
      int j = i + random.nextInt(pool.length - i);
      double kept = pool[i];
      pool[i] = pool[j];
      pool[j] = kept;
    }
    return Arrays.copyOf(pool, size);
  }
}
