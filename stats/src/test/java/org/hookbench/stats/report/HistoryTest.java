package org.hookbench.stats.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.report.History.Key;
import org.hookbench.stats.report.History.Point;
import org.hookbench.stats.report.History.Segment;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Key SCAN = new Key(TrialKind.MICRO, "read-zero-1", "scan", "none", Unit.NS);

  private static Collection<Map<Key, Point>> results(double... estimates) {
    return IntStream.range(0, estimates.length)
        .mapToObj(i -> Map.of(SCAN, point(i, estimates[i])))
        .toList();
  }

  private static Point point(int index, double estimate) {
    return new Point(
        "result-" + index,
        Instant.EPOCH.plusSeconds(index),
        "abc",
        estimate,
        estimate - 1,
        estimate + 1,
        Verdict.Value.SLOWER);
  }

  private static History.Series only(double... estimates) {
    List<History.Series> series = History.of(results(estimates), List.of()).series();
    assertThat(series).hasSize(1);
    return series.get(0);
  }

  @Test
  void aChangeOfLevelIsFoundWhereItHappened() {
    History.Series series = only(20.1, 20.4, 19.8, 20.2, 20.0, 25.3, 25.1, 24.9, 25.2, 25.0);

    assertThat(series.changes()).extracting(Point::directory).containsExactly("result-5");
    assertThat(series.segments()).extracting(Segment::median).containsExactly(20.1, 25.1);
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

  @Test
  void comparisonsAreFollowedApart() {
    Key other = new Key(TrialKind.MICRO, "read-zero-1", "null", "none", Unit.NS);
    History history =
        History.of(
            List.of(
                Map.of(SCAN, point(0, 1)), Map.of(other, point(1, 0)), Map.of(SCAN, point(2, 1))),
            List.of());

    assertThat(history.series()).extracting(s -> s.points().size()).containsExactly(2, 1);
  }
}
