// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.schedule;

import java.util.SplittableRandom;
import org.hookbench.experiment.Arrivals;

/** Gaps between arrivals, with mean 1, from a seed. */
final class Spacing {
  private final Arrivals arrivals;
  private final SplittableRandom random;

  Spacing(Arrivals arrivals, long seed) {
    this.arrivals = arrivals;
    this.random = new SplittableRandom(seed);
  }

  /**
   * The next gap: 1 (constant), E (Poisson), or 1/2 + E/2 (shifted exponential: half of the mean is
   * a base, half is random), where E is exponential with mean 1.
   */
  double next() {
    return switch (arrivals) {
      case CONSTANT -> 1;
      case POISSON -> exponential(random);
      case SHIFTED_EXPONENTIAL -> 0.5 + exponential(random) / 2;
    };
  }

  /** Exponential with mean 1, by inversion. */
  static double exponential(SplittableRandom random) {
    return -Math.log1p(-random.nextDouble());
  }
}
