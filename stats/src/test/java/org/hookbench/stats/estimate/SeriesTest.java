// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.hookbench.stats.oracle.Oracle;
import org.junit.jupiter.api.Test;

class SeriesTest {
  /** Penalty of a change, times log n: finds small changes, and some in noise. */
  private static final double MODIFIED_BIC = 3;

  private final SplittableRandom random = new SplittableRandom(7);

  private double[] noise(int n) {
    return random.doubles(n).toArray();
  }

  private double[] autoregressive(double phi, int n) {
    double[] values = noise(n);
    for (int i = 1; i < n; i++) {
      values[i] += phi * values[i - 1];
    }
    return values;
  }

  @Test
  void autocovarianceByFourierAgreesWithTheSums() {
    JsonNode expected = Oracle.get("autocovariance");
    double[] covariance = Autocovariance.of(Oracle.data(expected.path("data").asText()));
    double[] sums = Oracle.numbers(expected.path("lags"));
    for (int lag = 0; lag < sums.length; lag++) {
      assertThat(covariance[lag]).isCloseTo(sums[lag], within(1e-12));
    }
  }

  @Test
  void independentSamplesAreAllEffective() {
    assertThat(EffectiveSampleSize.of(noise(20_000))).isBetween(17_000.0, 20_000.0);
  }

  @Test
  void anAutoregressiveSeriesHasTheKnownEffectiveSize() {
    double known = 200_000 * (1 - 0.9) / (1 + 0.9);
    assertThat(EffectiveSampleSize.of(autoregressive(0.9, 200_000)))
        .isCloseTo(known, within(known / 5));
  }

  @Test
  void aShortSeriesIsWorthLessThanItShows() {
    double[] few = Arrays.copyOf(autoregressive(0.6, 1_000), 40);
    assertThat(EffectiveSampleSize.ofShort(few)).isLessThan(EffectiveSampleSize.of(few));
    assertThat(EffectiveSampleSize.ofShort(noise(1_000))).isBetween(700.0, 1_300.0);
    assertThat(EffectiveSampleSize.of(opposed())).isEqualTo(40);
    assertThat(EffectiveSampleSize.ofShort(opposed())).isCloseTo(40 * 1.3 / 0.7, within(1e-9));
    assertThat(EffectiveSampleSize.ofShort(new double[100])).isNaN();
  }

  /** Each value on the other side of the mean than the one before. */
  private double[] opposed() {
    double[] series = noise(40);
    for (int i = 0; i < series.length; i++) {
      series[i] = Math.abs(series[i]) * (i % 2 == 0 ? 1 : -1);
    }
    return series;
  }

  @Test
  void aConstantSeriesHasNoEffectiveSize() {
    assertThat(EffectiveSampleSize.of(new double[100])).isNaN();
  }

  @Test
  void changePointsAreFoundWhereTheyWerePut() {
    double[] series = noise(600);
    for (int i = 0; i < 120; i++) {
      series[i] += 2;
    }
    for (int i = 400; i < 600; i++) {
      series[i] *= 6;
    }
    int[] found = ChangePoints.of(series, 20, MODIFIED_BIC);
    assertThat(found).hasSize(2);
    assertThat(found[0]).isCloseTo(120, within(2));
    assertThat(found[1]).isCloseTo(400, within(12));
  }

  @Test
  void noiseHasNoChangePoint() {
    assertThat(ChangePoints.of(noise(500), 20, MODIFIED_BIC)).isEmpty();
  }

  @Test
  void aShortSeriesHasNoChangePoint() {
    assertThat(ChangePoints.of(new double[] {1, 9}, 5, MODIFIED_BIC)).isEmpty();
  }

  @Test
  void batchesLeaveOutARestThatFillsNone() {
    assertThat(Batches.means(new double[] {1, 3, 5, 7, 100}, 2)).containsExactly(2, 6);
    assertThat(Arrays.stream(Batches.means(noise(10), 3)).count()).isEqualTo(3);
  }
}
