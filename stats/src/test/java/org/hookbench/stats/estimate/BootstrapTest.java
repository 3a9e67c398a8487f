// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final Estimates NONE =
      new Estimates(0, 0, 0, new double[] {0.1, 0.5, 0.9}, new double[3]);
  private final SplittableRandom random = new SplittableRandom(3);

  private double[] autoregressive(double phi, int n) {
    double[] values = random.doubles(n).map(u -> u - 0.5).toArray();
    for (int i = 1; i < n; i++) {
      values[i] += phi * values[i - 1];
    }
    return values;
  }

  private static double width(Interval interval) {
    return interval.upper() - interval.lower();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  @Test
  void independentSamplesGetTheIntervalOfTheNormalApproximation() {
    double[][] a = {autoregressive(0, 20_000)};
    double[][] b = {autoregressive(0, 20_000)};
    double error = Math.sqrt((Moments.of(a[0]).variance() + Moments.of(b[0]).variance()) / 20_000);
    Differences differences = new DifferenceBootstrap(0.95, 2_000, 5).of(a, b, Pairing.NONE, NONE);
    assertThat(width(differences.mean())).isCloseTo(2 * 1.96 * error, within(0.6 * error));
  }

  @Test
  void autocorrelatedSamplesGetAWiderInterval() {
    double[][] a = {autoregressive(0.9, 20_000)};
    double[][] b = {autoregressive(0.9, 20_000)};
    double naive = Math.sqrt((Moments.of(a[0]).variance() + Moments.of(b[0]).variance()) / 20_000);
    double error = naive * Math.sqrt((1 + 0.9) / (1 - 0.9));
    Differences differences = new DifferenceBootstrap(0.95, 2_000, 5).of(a, b, Pairing.NONE, NONE);
    assertThat(width(differences.mean())).isBetween(2.9 * error, 4.9 * error);
    assertThat(width(differences.hodgesLehmann())).isBetween(2.7 * error, 5.5 * error);
  }

  @Test
  void aDuetRemovesWhatBothArmsShare() {
    double[] shared = autoregressive(0.99, 20_000);
    double[] noise = random.doubles(20_000).toArray();
    double[][] a = {shared};
    double[][] b = {IntStream.range(0, 20_000).mapToDouble(i -> shared[i] + noise[i]).toArray()};
    DifferenceBootstrap bootstrap = new DifferenceBootstrap(0.95, 1_000, 5);
    double duet = width(bootstrap.of(a, b, Pairing.DUET, NONE).mean());
    double apart = width(bootstrap.of(a, b, Pairing.NONE, NONE).mean());
    assertThat(duet).isLessThan(apart / 10);
  }

  @Test
  void theSameSeedGivesTheSameIntervals() {
    double[][] a = {autoregressive(0.5, 3_000), autoregressive(0.5, 2_000)};
    double[][] b = {autoregressive(0.5, 1_000), autoregressive(0.5, 2_500)};
    DifferenceBootstrap bootstrap = new DifferenceBootstrap(0.9, 500, 11);
    assertThat(bootstrap.of(a, b, Pairing.NONE, NONE))
        .isEqualTo(bootstrap.of(a, b, Pairing.NONE, NONE));
  }

  @Test
  void variationBetweenTrialsWidensTheInterval() {
    double[][] a = new double[6][];
    double[][] b = new double[6][];
    for (int t = 0; t < 6; t++) {
      double levelA = random.nextDouble() * 20;
      double levelB = random.nextDouble() * 20;
      a[t] = Arrays.stream(autoregressive(0, 2_000)).map(v -> v + levelA).toArray();
      b[t] = Arrays.stream(autoregressive(0, 2_000)).map(v -> v + levelB).toArray();
    }
    Differences differences = new DifferenceBootstrap(0.95, 1_000, 5).of(a, b, Pairing.NONE, NONE);
    assertThat(width(differences.mean())).isGreaterThan(4);
  }

  @Test
  void blocksAreLongWhereSamplesDependOnEachOther() {
    int independent = BlockLength.of(autoregressive(0, 10_000));
    int dependent = BlockLength.of(autoregressive(0.95, 10_000));
    assertThat(independent).isLessThan(20);
    assertThat(dependent).isBetween(60, 300);
  }
}
