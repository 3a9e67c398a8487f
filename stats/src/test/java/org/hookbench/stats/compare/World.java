// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.SplittableRandom;

/** Latencies in ms with the troubles of real runs; without an effect both arms are alike. */
enum World {
  INDEPENDENT,
  AUTOCORRELATED,
  DRIFT,
  HEAVY_TAILS,
  BIMODAL,
  UNEQUAL_TRIALS;

  private static final double LEVEL = 2.5;
  private static final double NOISE = 0.2;
  private static final double BETWEEN_PROCESSES = 0.02;
  private static final int SAMPLES = 300;

  /** Samples of the next trial. */
  int size(SplittableRandom random) {
    return this == UNEQUAL_TRIALS ? random.nextInt(40, 900) : SAMPLES;
  }

  /** What a fresh process adds to every one of its samples. */
  double process(SplittableRandom random, boolean treatment) {
    double scale = this == UNEQUAL_TRIALS && treatment ? 2 : 1;
    return scale * BETWEEN_PROCESSES * random.nextGaussian();
  }

  /** What all processes feel, sample by sample, while they run: the machine. */
  double[] machine(SplittableRandom random, int n, int trial) {
    double[] shared = new double[n];
    double walk = 0;
    for (int i = 0; i < n; i++) {
      walk = 0.99 * walk + 0.01 * random.nextGaussian();
      double falling = this == DRIFT ? 0.3 * Math.exp(-3.0 * i / n) - 0.004 * trial : 0;
      shared[i] = walk + falling;
    }
    return shared;
  }

  /** Noise of one arm of one trial around the machine's state. */
  double[] samples(SplittableRandom random, double[] machine) {
    double[] values = new double[machine.length];
    double slowShare = 0.2 + 0.2 * random.nextDouble();
    double last = 0;
    for (int i = 0; i < values.length; i++) {
      last = this == AUTOCORRELATED ? 0.95 * last + 0.3 * NOISE * random.nextGaussian() : 0;
      values[i] = LEVEL + machine[i] + last + noise(random, slowShare);
    }
    return values;
  }

  private double noise(SplittableRandom random, double slowShare) {
    return switch (this) {
      case HEAVY_TAILS ->
          NOISE * Math.exp(random.nextGaussian())
              + (random.nextInt(100) == 0 ? 10 / random.nextDouble() : 0);
      case BIMODAL -> NOISE / 2 * random.nextGaussian() + (random.nextDouble() < slowShare ? 1 : 0);
      default -> NOISE * random.nextGaussian();
    };
  }
}
