package org.hookbench.stats.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.estimate.ChangePoints;
import org.hookbench.stats.estimate.SampleQuantile;

/**
 * What {@code stats history} prints: every comparison over many result directories.
 *
 * @param failures results without a trial that can be used, the oldest first
 */
public record History(String schema, List<Series> series, List<Failure> failures) {
  public static final String SCHEMA = "hookbench/history/1";

  /** Fewest results between two changes. */
  static final int SHORTEST_SEGMENT = 3;

  /** What makes two comparisons of different directories the same. */
  public record Key(
      TrialKind kind, String scenario, String treatment, String baseline, Unit unit) {}

  /**
   * One comparison in one result directory.
   *
   * @param start of its first trial
   * @param commit of the working tree; empty if it is not known
   * @param lower NaN if one trial gives no interval, as upper
   */
  public record Point(
      String directory,
      Instant start,
      String commit,
      double estimate,
      double lower,
      double upper,
      Verdict.Value verdict) {}

  /**
   * A result directory of which no trial can be used.
   *
   * @param reason of the first trial
   */
  public record Failure(String directory, Instant start, String reason) {}

  /**
   * A level that held for some time.
   *
   * @param from index of its first point
   * @param to index after its last point
   */
  public record Segment(int from, int to, double median) {}

  /**
   * One comparison in order of time.
   *
   * @param segments one if nothing changed; each of the others begins with a change
   */
  public record Series(Key key, List<Point> points, List<Segment> segments) {

    /** The first points of all levels but the first. */
    public List<Point> changes() {
      return segments.stream().skip(1).map(segment -> points.get(segment.from())).toList();
    }
  }

  /** Of results in order of time; comparisons keep the order in which they first came. */
  public static History of(Collection<Map<Key, Point>> results, List<Failure> failures) {
    Map<Key, List<Point>> points = new LinkedHashMap<>();
    results.forEach(
        result ->
            result.forEach(
                (key, point) -> points.computeIfAbsent(key, k -> new ArrayList<>()).add(point)));
    return new History(
        SCHEMA,
        points.entrySet().stream()
            .map(e -> new Series(e.getKey(), List.copyOf(e.getValue()), segments(e.getValue())))
            .toList(),
        List.copyOf(failures));
  }

  private static List<Segment> segments(List<Point> points) {
    double[] estimates = points.stream().mapToDouble(Point::estimate).toArray();
    int[] starts = ChangePoints.of(estimates, SHORTEST_SEGMENT, ChangePoints.STRICT);
    int[] ends = IntStream.concat(IntStream.of(starts), IntStream.of(estimates.length)).toArray();
    return IntStream.range(0, ends.length)
        .mapToObj(i -> segment(estimates, i == 0 ? 0 : ends[i - 1], ends[i]))
        .toList();
  }

  private static Segment segment(double[] estimates, int from, int to) {
    double[] sorted = Arrays.copyOfRange(estimates, from, to);
    Arrays.sort(sorted);
    return new Segment(from, to, SampleQuantile.of(sorted, 0.5));
  }
}
