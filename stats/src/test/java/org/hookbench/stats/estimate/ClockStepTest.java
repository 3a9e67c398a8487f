// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockStepTest {
  private static double[] times(double step) {
    return new SplittableRandom(2)
        .doubles(4_000)
        .map(u -> 2.5 + 3 * u * u)
        .map(t -> step > 0 ? Math.rint(t / step) * step : t)
        .sorted()
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.016, 0.1, 1, 2})
  void aStepIsFoundInTheSamples(double step) {
    assertThat(ClockStep.of(times(step))).isCloseTo(step, within(1e-6));
  }

  @Test
  void timesThatNearlyAllDifferShowNoStep() {
    assertThat(ClockStep.of(times(0))).isNaN();
  }

  @Test
  void equalTimesAreKnownToTheirLastDigit() {
    assertThat(ClockStep.of(new double[] {2, 2, 2, 2})).isEqualTo(1);
    assertThat(ClockStep.of(new double[] {0.3, 0.3, 0.3, 0.3})).isCloseTo(0.1, within(1e-12));
    assertThat(ClockStep.of(new double[] {0, 0, 0, 0, 1})).isEqualTo(1);
  }

  @Test
  void aFileIsAsFineAsTheNumberThatNeedsMostDigits() {
    assertThat(ClockStep.ofDigits(DoubleStream.of(0.02, 0.023, 500)))
        .isCloseTo(0.001, within(1e-12));
    assertThat(ClockStep.ofDigits(DoubleStream.of(500_000, 0))).isEqualTo(1);
    assertThat(ClockStep.ofDigits(DoubleStream.of(1 / 3.0))).isLessThan(1e-8);
    assertThat(ClockStep.ofDigits(DoubleStream.of())).isNaN();
  }

  /** A histogram of one digit: most samples in one bucket, whole nanoseconds, the next far away. */
  @Test
  void aBucketIsAStepHoweverFineTheNumberOfItsMiddle() {
    double[] sorted = new double[100];
    java.util.Arrays.fill(sorted, 0, 90, 999_424);
    java.util.Arrays.fill(sorted, 90, 100, 1_032_192);
    assertThat(ClockStep.of(sorted)).isEqualTo(32_768);
  }
}
