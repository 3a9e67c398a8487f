// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.calibration;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.MeanEffect;
import org.hookbench.stats.estimate.Moments;

/**
 * Groups of trials drawn without replacement from the effects of many trials, each judged by the
 * interval that the verdict uses.
 */
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

  /** Share of groups whose interval contains the value; NaN with fewer trials than a group has. */
  double containing(double[] effects, double value) {
    return share(interval -> interval.contains(value), effects);
  }

  /**
   * Share of groups of some trials whose interval contains the mean of other ones. That mean is
   * measured too, so it may be further away, by the root of 1 + size of a group / number of others.
   */
  double containingMean(double[] effects, double[] others) {
    if (others.length < size) {
      return Double.NaN;
    }
    double value = Moments.of(others).mean();
    double nearer = 1 / Math.sqrt(1 + (double) size / others.length);
    return share(i -> i.contains(i.estimate() + nearer * (value - i.estimate())), effects);
  }

  /** Share of pairs of groups whose interval of the difference contains the value. */
  double containing(double[] low, double[] high, double value) {
    return share(interval -> interval.contains(value), low, high);
  }

  private double share(Predicate<Interval> right, double[]... arms) {
    if (Arrays.stream(arms).anyMatch(effects -> effects.length < size)) {
      return Double.NaN;
    }
    SplittableRandom random = new SplittableRandom(seed);
    int found = 0;
    for (int i = 0; i < DRAWS; i++) {
      double[] first = draw(arms[0], random);
      MeanEffect mean =
          arms.length == 1
              ? MeanEffect.ofPairs(first)
              : MeanEffect.ofArms(first, draw(arms[1], random));
      found += right.test(mean.interval(level)) ? 1 : 0;
    }
    return (double) found / DRAWS;
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
