// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlingTest {
  private static final int SERIES = 400;

  /** A level of 0 with an own correlation, and what is added to it. */
  private static double[] series(long seed, int n, double phi, IntToDoubleFunction added) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[n];
    double last = 0;
    for (int i = 0; i < n; i++) {
      last = phi * last + Math.sqrt(1 - phi * phi) * random.nextGaussian();
      values[i] = last + added.applyAsDouble(i);
    }
    return values;
  }

  private static double shareFromStart(int n, double phi, IntToDoubleFunction added) {
    return IntStream.range(0, SERIES)
            .parallel()
            .map(seed -> Settling.from(series(seed, n, phi, added), 0))
            .filter(from -> from <= 0)
            .count()
        / (double) SERIES;
  }

  @ParameterizedTest
  @CsvSource({"500,0", "5000,0", "5000,0.5", "5000,0.9", "20000,0.98", "20000,0.99", "3000,0.99"})
  void atMostFivePercentOfStationarySeriesAreSaidToMove(int n, double phi) {
    assertThat(1 - shareFromStart(n, phi, i -> 0)).isLessThanOrEqualTo(0.05);
  }

  @ParameterizedTest
  @CsvSource({"2000,0", "20000,0.9"})
  void aStepIsFoundWhereItIs(int n, double phi) {
    for (long seed = 0; seed < 20; seed++) {
      int from = Settling.from(series(seed, n, phi, i -> i < 0.3 * n ? 3 : 0), 0.5);
      assertThat(from / (double) n).isBetween(0.25, 0.4);
    }
  }

  @Test
  void aWarmUpEndsAndADriftDoesNot() {
    int n = 4_000;
    double[] warmUp = series(1, n, 0.3, i -> 8 * Math.exp(-i / 300.0));
    double[] drift = series(2, n, 0.3, i -> 4.0 * i / n);
    assertThat(Settling.from(warmUp, 0.5) / (double) n).isBetween(0.1, 0.5);
    assertThat(Settling.from(drift, 0.5)).isEqualTo(n);
  }

  @Test
  void aChangeThatDoesNotMatterIsNone() {
    double[] step = series(3, 4_000, 0, i -> i < 2_500 ? 0.6 : 0);
    assertThat(Settling.from(step, 1)).isZero();
    assertThat(Settling.from(step, 0.1)).isEqualTo(4_000);
  }

  @Test
  void aShortSeriesTellsNothing() {
    assertThat(Settling.from(new double[] {1, 2, 3}, 0)).isEqualTo(Settling.UNKNOWN);
    assertThat(Settling.from(new double[0], 0)).isEqualTo(Settling.UNKNOWN);
  }
}
