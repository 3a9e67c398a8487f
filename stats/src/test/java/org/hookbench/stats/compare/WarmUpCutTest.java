// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.hookbench.experiment.Margin;
import org.junit.jupiter.api.Test;

class WarmUpCutTest {
  private static final int REQUESTS = 1_000;
  private static final WarmUpCut CUT = new WarmUpCut(Margin.parse("50us"), 1e6);

  private static double[] ms(long seed, DoubleUnaryOperator added) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, REQUESTS)
        .mapToDouble(
            i -> 2 + 0.1 * random.nextDouble() + added.applyAsDouble(i / (double) REQUESTS))
        .toArray();
  }

  @Test
  void theCutOfADuetIsWhereBothArmsAndTheirDifferenceHaveSettled() {
    double[] steady = ms(1, at -> 0);
    double[] warming = ms(2, at -> at < 0.2 ? 1 : 0);
    assertThat(CUT.of(List.of(steady, steady))).isZero();
    assertThat(CUT.of(List.of(steady, warming))).isBetween(190, 240);
    assertThat(CUT.of(List.of(warming, warming))).isBetween(190, 240);
  }

  @Test
  void aTrialThatDoesNotSettleInItsFirstHalfIsUsedWhole() {
    assertThat(CUT.of(List.of(ms(3, at -> at < 0.8 ? 1 : 0)))).isZero();
    assertThat(CUT.of(List.of(new double[] {1, 2, 3}))).isZero();
  }
}
