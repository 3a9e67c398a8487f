// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.estimate.ChangePoints;
import org.hookbench.stats.estimate.SampleQuantile;

/**
 * One outcome of one comparison in order of time.
 *
 * @param factors what is fixed in the scenario
 * @param segments one if nothing changed; each of the others begins with a change
 */
public record Trend(
    Key key, Map<String, String> factors, List<Point> points, List<Segment> segments) {

  /** Fewest results between two changes. */
  private static final int SHORTEST_SEGMENT = 3;

  /** What makes two outcomes of different directories the same. */
  public record Key(
      String experiment,
      TrialKind kind,
      String scenario,
      String treatment,
      String baseline,
      String outcome,
      Unit unit) {}

  /**
   * One result.
   *
   * @param base mean of the baseline; NaN if the file does not tell it
   * @param lower NaN if one trial gives no interval, as upper
   * @param value slower stands for worse
   */
  public record Point(
      String directory,
      Instant start,
      double base,
      double estimate,
      double lower,
      double upper,
      Verdict.Value value) {}

  /**
   * A level that held for some time.
   *
   * @param from index of its first point
   * @param to index after its last point
   */
  public record Segment(int from, int to, double median) {}

  static Trend of(Key key, Map<String, String> factors, List<Point> points) {
    double[] estimates = points.stream().mapToDouble(Point::estimate).toArray();
    int[] starts = ChangePoints.of(estimates, SHORTEST_SEGMENT, ChangePoints.STRICT);
    int[] ends = IntStream.concat(IntStream.of(starts), IntStream.of(estimates.length)).toArray();
    List<Segment> segments =
        IntStream.range(0, ends.length)
            .mapToObj(i -> segment(estimates, i == 0 ? 0 : ends[i - 1], ends[i]))
            .toList();
    return new Trend(key, factors, List.copyOf(points), segments);
  }

  private static Segment segment(double[] estimates, int from, int to) {
    double[] own = Arrays.copyOfRange(estimates, from, to);
    return new Segment(from, to, SampleQuantile.median(own));
  }

  /** The levels that began with a change. */
  public List<Segment> changes() {
    return segments.subList(1, segments.size());
  }

  /** The first result of a level. */
  public Point first(Segment level) {
    return points.get(level.from());
  }

  /** The level that holds now. */
  Segment current() {
    return segments.get(segments.size() - 1);
  }
}
