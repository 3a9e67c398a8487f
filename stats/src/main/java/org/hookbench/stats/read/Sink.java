// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.hookbench.experiment.console.UserError;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.estimate.Ascending;

/** Takes the rows of a file and keeps the samples of the series that was asked for. */
final class Sink {
  private static final double LONGEST_NS = 1e18;
  private static final int NAMED = 10;
  private static final int MOST_COPIES = 10_000_000;

  private final String source;
  private final ReadSpec request;
  private final Map<String, DoubleBuffer> trials = new LinkedHashMap<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private Unit unit;
  private String series;
  private long rows;
  private long errors;
  private boolean ordered = true;
  private int outOfOrder;
  private double lastStart = Double.NEGATIVE_INFINITY;

  Sink(String source, ReadSpec request) {
    this.source = source;
    this.request = request;
  }

  /**
   * The unit of the next samples; all of a file must have the same.
   *
   * @param declared by the file; null: the request must tell
   */
  void unit(Unit declared) {
    Unit next = declared == null ? request.unit() : declared;
    if (next == null) {
      throw new UserError(
          source + ": does not state its unit; give it with --unit ns, us, ms or s");
    }
    if (request.unit() != null && request.unit() != next) {
      throw UserError.of(
          "%s: is in %s, but --unit says %s", source, next.symbol(), request.unit().symbol());
    }
    if (unit != null && unit != next) {
      throw UserError.of(
          "%s: has series in %s and in %s; choose one with --series",
          source, unit.symbol(), next.symbol());
    }
    unit = next;
  }

  /** Whether samples of this series are wanted; the first one is, if none was asked for. */
  boolean takes(String name) {
    if (seen.size() < NAMED) {
      seen.add(name);
    }
    if (request.series() != null) {
      return request.series().equals(name);
    }
    if (series == null) {
      series = name;
    }
    if (!series.equals(name)) {
      throw UserError.of(
          "%s: holds more than one series: %s%s; choose one with --series",
          source, seen, seen.size() == NAMED ? ", ..." : "");
    }
    return true;
  }

  /** A sample of the only trial: the row of a table. */
  void sample(Table row, double value, double start) {
    if (!isTime(value)) {
      throw noTime(row.where(), value);
    }
    add("", value, start);
  }

  /** A sample of the only trial. */
  void sample(String where, double value, double start) {
    sample("", where, value, start);
  }

  /**
   * A sample.
   *
   * @param where file and line, for messages
   * @param start NaN if the file does not tell
   */
  void sample(String trial, String where, double value, double start) {
    if (!isTime(value)) {
      throw noTime(where, value);
    }
    add(trial, value, start);
  }

  private void add(String trial, double value, double start) {
    if (start < lastStart) {
      outOfOrder++;
    }
    lastStart = Double.isNaN(start) ? lastStart : start;
    if (rows++ >= request.warmup()) {
      trials.computeIfAbsent(trial, t -> new DoubleBuffer(source)).add(value);
    }
  }

  /** Samples that are known as a value and how often it was there. */
  void samples(String trial, String where, double value, double count) {
    for (long left = copies(where, count); left > 0; left--) {
      sample(trial, where, value, Double.NaN);
    }
  }

  /** A count of samples as a whole number. */
  long copies(String where, double count) {
    if (!(count >= 0 && count <= MOST_COPIES && count == Math.rint(count))) {
      throw UserError.of(
          "%s: a count of %s is not a whole number from 0 to %s", where, count, MOST_COPIES);
    }
    return (long) count;
  }

  /** A failed request. */
  void error() {
    errors(1);
  }

  /** Failed requests of which only the number is known. */
  void errors(long count) {
    rows += count;
    errors += count;
  }

  /**
   * The unit that a file of this layout has by convention; the request may say another.
   *
   * @param usual of such files
   */
  void usualUnit(Unit usual) {
    unit(request.unit() == null ? usual : request.unit());
  }

  /** The file does not tell in what order its samples were taken. */
  void unordered() {
    if (request.warmup() > 0) {
      throw UserError.of(
          "--warmup: %s does not tell the order of its samples; leave out --warmup for it", source);
    }
    ordered = false;
  }

  /**
   * Any order is as good where a file tells none, but it must look like no change over time: each
   * half holds every other value.
   */
  private double[] inAnyOrder(double[] values) {
    if (ordered) {
      return values;
    }
    Ascending.sort(values);
    int half = values.length / 2;
    double[] any = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      any[i % 2 == 1 ? i / 2 : half + i / 2] = values[i];
    }
    SplittableRandom random = new SplittableRandom(values.length);
    shuffle(any, 0, half, random);
    shuffle(any, half, any.length, random);
    return any;
  }

  private static void shuffle(double[] values, int from, int to, SplittableRandom random) {
    for (int i = to - 1; i > from; i--) {
      int j = random.nextInt(from, i + 1);
      double other = values[j];
      values[j] = values[i];
      values[i] = other;
    }
  }

  private boolean isTime(double value) {
    return value >= 0 && value * unit.nanoseconds() <= LONGEST_NS;
  }

  private UserError noTime(String where, double value) {
    return new UserError(
        value < 0
            ? "%s: %s is negative, which no measured time is; correct or remove the row"
                .formatted(where, value)
            : "%s: %s %s is longer than 30 years; check the number and the unit"
                .formatted(where, value, unit.symbol()));
  }

  ForeignSamples toFile(Format format) {
    long samples = trials.values().stream().mapToLong(DoubleBuffer::size).sum();
    if (samples < format.fewest()) {
      throw new UserError(tooFew(samples, format.fewest()));
    }
    List<double[]> values =
        trials.values().stream().map(DoubleBuffer::toArray).map(this::inAnyOrder).toList();
    return new ForeignSamples(format.name(), format.kind(), unit, values, errors, outOfOrder);
  }

  private String tooFew(long samples, int fewest) {
    if (request.series() != null && !seen.isEmpty() && !seen.contains(request.series())) {
      return source + ": has no series '" + request.series() + "'; it has " + seen;
    }
    String detail =
        (request.warmup() > 0 ? " after " + request.warmup() + " rows of warm-up" : "")
            + (errors > 0 ? ", and " + errors + " failed ones" : "");
    return "%s: has %s%s%s%s; at least %s are needed"
        .formatted(
            source,
            samples,
            samples == 1 ? " sample" : " samples",
            request.timeColumn() == null ? "" : " of '" + request.timeColumn() + "'",
            detail,
            fewest);
  }
}
