// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far the bootstrap, which keeps a few points of each window, is from one of all samples. */
class BootstrapAccuracyTest {
  private static final int SAMPLES = 8_192;
  private static final int RESAMPLES = 1_000;
  private static final double LEVEL = 0.95;
  private static final double BOUND = 0.2;

  private SplittableRandom random;

  /** Skewed times whose neighbours depend on each other, around a level that moves. */
  private double[] times(double move) {
    double[] values = new double[SAMPLES];
    double state = 0;
    for (int i = 0; i < SAMPLES; i++) {
      state = 0.5 * state + random.nextGaussian();
      values[i] = Math.exp(0.3 * state) + move * i / SAMPLES;
    }
    return values;
  }

  private static double median(double[] values) {
    return SampleQuantile.of(Ascending.copyOf(values), 0.5);
  }

  /** Circular blocks of samples, all of which are kept. */
  private double medianOfResample(double[] series, int length) {
    double[] drawn = new double[series.length];
    for (int from = 0; from < drawn.length; from += length) {
      int start = random.nextInt(series.length);
      for (int i = from; i < Math.min(drawn.length, from + length); i++) {
        drawn[i] = series[(start + i - from) % series.length];
      }
    }
    return median(drawn);
  }

  private void isNearAllSamples(double move) {
    double[] a = times(move);
    double[] b = times(move);
    double shift = median(b) - median(a);
    Estimates estimates = new Estimates(0, shift, 0, new double[] {0.5}, new double[] {shift});
    Interval kept =
        new DifferenceBootstrap(LEVEL, RESAMPLES, 5)
            .of(new double[][] {a}, new double[][] {b}, Pairing.NONE, estimates)
            .median();
    int lengthA = BlockLength.of(a);
    int lengthB = BlockLength.of(b);
    double[] all =
        IntStream.range(0, RESAMPLES)
            .mapToDouble(i -> medianOfResample(b, lengthB) - medianOfResample(a, lengthA))
            .sorted()
            .toArray();
    double lower = all[(int) (RESAMPLES * (1 - LEVEL) / 2)];
    double upper = all[(int) (RESAMPLES * (1 + LEVEL) / 2)];
    double allowed = BOUND * (upper - lower);
    assertThat(kept.lower()).isCloseTo(lower, within(allowed));
    assertThat(kept.upper()).isCloseTo(upper, within(allowed));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 4})
  void theLimitsOfTheMedianAreWithinAFifthOfTheWidth(double move) {
    for (int seed = 100; seed < 103; seed++) {
      random = new SplittableRandom(seed);
      isNearAllSamples(move);
    }
  }
}
