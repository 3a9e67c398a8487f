// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hookbench.stats.estimate.Ascending;
import org.hookbench.stats.estimate.KruskalWallis;

/**
 * How often the request-level Kruskal-Wallis test calls the baseline different from itself: the
 * share of pairs of disjoint windows of one trial with p below the nominal level. A test that works
 * would give about that level.
 */
final class SelfTest {
  private static final int DRAWS = 200;
  private static final int WINDOW = 2_000;
  private static final int WINDOWS_PER_TRIAL = 4;
  private static final int SHORTEST = 20;

  private SelfTest() {}

  /** NaN if the trial has fewer than 80 samples. */
  static double falsePositiveRate(double[] trial, double nominal, long seed) {
    int window = Math.min(WINDOW, trial.length / WINDOWS_PER_TRIAL);
    if (window < SHORTEST) {
      return Double.NaN;
    }
    long[] seeds = new SplittableRandom(seed).longs(DRAWS).toArray();
    long different =
        IntStream.range(0, DRAWS)
            .parallel()
            .filter(i -> p(trial, window, new SplittableRandom(seeds[i])) < nominal)
            .count();
    return (double) different / DRAWS;
  }

  private static double p(double[] trial, int window, SplittableRandom random) {
    int gap = trial.length - 2 * window;
    int first = random.nextInt(gap + 1);
    int second = first + window + random.nextInt(gap - first + 1);
    return KruskalWallis.test(window(trial, first, window), window(trial, second, window)).p();
  }

  private static double[] window(double[] trial, int from, int length) {
    double[] window = Arrays.copyOfRange(trial, from, from + length);
    Ascending.sort(window);
    return window;
  }
}
