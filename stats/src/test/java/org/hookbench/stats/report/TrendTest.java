// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.report.Trend.Point;
import org.hookbench.stats.report.Trend.Segment;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final Trend.Key SCAN =
      new Trend.Key("x", TrialKind.MICRO, "read-zero-1", "scan", "none", "median", Unit.NS);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static Point point(int index, double estimate) {
    return new Point(
        "result-" + index,
        Instant.EPOCH.plusSeconds(index),
        100,
        estimate,
        estimate - 1,
        estimate + 1,
        Verdict.Value.SLOWER);
  }

  private static Trend only(double... estimates) {
    return Trend.of(
        SCAN,
        Map.of(),
        IntStream.range(0, estimates.length).mapToObj(i -> point(i, estimates[i])).toList());
  }

  @Test
  void aChangeOfLevelIsFoundWhereItHappened() {
    Trend trend = only(20.1, 20.4, 19.8, 20.2, 20.0, 25.3, 25.1, 24.9, 25.2, 25.0);

    assertThat(trend.changes()).extracting(Segment::from).containsExactly(5);
    assertThat(trend.segments()).extracting(Segment::median).containsExactly(20.1, 25.1);
  }

  @Test
  void aSingleResultThatSticksOutIsNoChange() {
    assertThat(only(20.1, 20.4, 19.8, 25.0, 20.2, 20.0, 20.3, 19.9, 20.2).changes()).isEmpty();
  }

  @Test
  void fewResultsHaveNoChange() {
    assertThat(only(1, 1, 9, 9, 9).changes()).isEmpty();
    assertThat(only(1).segments()).containsExactly(new Segment(0, 1, 1));
  }

  @Test
  void noiseIsSeldomCalledAChange() {
    SplittableRandom random = new SplittableRandom(7);
    long called =
        IntStream.range(0, 1_000)
            .filter(
                i -> {
                  double[] noise = new double[20];
                  Arrays.setAll(noise, k -> random.nextGaussian());
                  return !only(noise).changes().isEmpty();
                })
            .count();

    assertThat(called).as("histories without a change that are said to have one").isLessThan(60);
  }

  private static List<Gap> daily(double nowDays, double... startDays) {
    List<Instant> starts =
        Arrays.stream(startDays).mapToObj(d -> START.plusSeconds(Math.round(86_400 * d))).toList();
    Instant now = START.plusSeconds(Math.round(86_400 * nowDays));
    return Gap.of("x", starts, Duration.ofDays(1), now);
  }

  @Test
  void aPeriodWithoutARunIsMissing() {
    assertThat(daily(5, 0, 1, 4, 5))
        .containsExactly(
            new Gap("x", START.plus(Duration.ofDays(2)), START.plus(Duration.ofDays(3)), 2));
  }

  @Test
  void aRunMayBeEarlyOrLateByHalfAPeriodAndThereMayBeMore() {
    assertThat(daily(4.2, 0, 1.3, 1.4, 2.8, 2.1, 3.7)).isEmpty();
  }

  @Test
  void whatIsNotDueYetIsNotMissing() {
    assertThat(daily(1.4, 0)).isEmpty();
    assertThat(daily(1.6, 0)).extracting(Gap::count).containsExactly(1L);
    assertThat(daily(-3, 0)).as("a clock that is behind").isEmpty();
  }

  @Test
  void whatStoppedIsMissingUpToNow() {
    assertThat(daily(30, LongStream.range(0, 10).asDoubleStream().toArray()))
        .extracting(Gap::count)
        .containsExactly(20L);
  }
}
