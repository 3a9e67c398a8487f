// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.results.Batch;
import org.hookbench.experiment.results.Pair;
import org.hookbench.experiment.results.Sample;
import org.hookbench.stats.analysis.Unit;

/** Every CSV layout that is known by its header. */
final class CsvLayouts {
  private static final BooleanSupplier NEVER = () -> false;

  /**
   * A unit in the name of a column, as in {@code latency_ms}, {@code time (us)} or {@code t[s]}.
   */
  private static final Pattern UNIT_AT_END = Pattern.compile(".*[_ (\\[.-](ns|us|ms|s)[)\\]]?");

  private CsvLayouts() {}

  static final List<Format> ALL =
      List.of(
          Format.csv("hookbench samples", Sample.COLUMNS, Unit.NS, CsvLayouts::samples),
          Format.csv("hookbench pairs", Pair.COLUMNS, Unit.NS, CsvLayouts::pairs),
          Format.csv("hookbench batches", Batch.COLUMNS, Unit.NS, CsvLayouts::batches),
          Format.csv(
              "start_time,response_time",
              List.of("start_time", "response_time"),
              null,
              CsvLayouts::responseTimes),
          Format.csv(
              "JMeter JTL",
              List.of("timeStamp", "elapsed", "label", "success"),
              Unit.MS,
              columns("label", "elapsed", "timeStamp")),
          Format.csv(
                  "k6 CSV",
                  List.of("metric_name", "timestamp", "metric_value"),
                  Unit.MS,
                  CsvLayouts::k6)
              .ofNamedMeasures(Format.FEWEST),
          Format.csv(
              "oha CSV",
              List.of("request-start", "request-duration", "status"),
              Unit.S,
              columns(null, "request-duration", "request-start")),
          Format.csv(
              "hey CSV",
              List.of("response-time", "status-code", "offset"),
              Unit.S,
              columns(null, "response-time", "offset")),
          Format.csv(
              "Locust stats history",
              List.of("Timestamp", "User Count", "Type", "Name", "50%"),
              Unit.MS,
              CsvLayouts::locust),
          Format.csv(
                  "Hyperfoil total.csv",
                  List.of("Phase", "Metric", "Requests", "Responses", "Mean", "p50.0"),
                  null,
                  CsvLayouts::hyperfoil)
              .ofNamedMeasures(1));

  /** Rows of a series, each with its time and its start. */
  private static Format.Layout columns(String series, String value, String start) {
    return (t, sink, request) -> {
      int column = t.column(value);
      return row(t, sink, series, failure(t), () -> t.number(column), t.column(start));
    };
  }

  private static Runnable row(
      Table table,
      Sink sink,
      String series,
      BooleanSupplier failed,
      DoubleSupplier value,
      int start) {
    int seriesColumn = table.columnIfAny(series);
    return () -> {
      if (!sink.takes(table.text(seriesColumn))) {
        return;
      }
      if (failed.getAsBoolean()) {
        sink.error();
      } else {
        sink.sample(table, value.getAsDouble(), table.momentIfAny(start));
      }
    };
  }

  private static Runnable responseTimes(Table t, Sink sink, ReadSpec request) {
    int value = t.column("response_time");
    sink.usualUnit(Unit.MS);
    return row(t, sink, null, NEVER, () -> t.number(value), t.column("start_time"));
  }

  private static Runnable samples(Table t, Sink sink, ReadSpec request) {
    int intended = t.column("intended_ns");
    int sent = t.column("sent_ns");
    int done = t.column("done_ns");
    int error = t.column("error");
    return row(
        t,
        sink,
        "arm",
        () -> !t.isEmpty(error),
        () -> t.number(done) - t.number(t.isEmpty(intended) ? sent : intended),
        sent);
  }

  private static Runnable pairs(Table t, Sink sink, ReadSpec request) {
    int calls = t.column("calls");
    int baseline = t.column("baseline_ns");
    int treatment = t.column("treatment_ns");
    int pair = t.column("pair");
    boolean second =
        "treatment".equals(request.series() == null ? request.role() : request.series());
    int column = second ? treatment : baseline;
    String series = second ? "treatment" : "baseline";
    return () -> {
      if (sink.takes(series)) {
        sink.sample(t, t.number(column) / t.number(calls), t.number(pair));
      }
    };
  }

  private static Runnable batches(Table t, Sink sink, ReadSpec request) {
    int calls = t.column("calls");
    int ns = t.column("ns");
    return row(t, sink, null, NEVER, () -> t.number(ns) / t.number(calls), t.column("batch"));
  }

  /** Whether a row says that its request failed, by the columns that tools have for that. */
  private static BooleanSupplier failure(Table t) {
    int success = t.columnIfAny("success");
    int error = t.columnIfAny("error_code");
    int status = t.columnIfAny(t.columnIfAny("status") < 0 ? "status-code" : "status");
    return () ->
        success >= 0 && !succeeded(t, success)
            || !t.isEmpty(error)
            || status >= 0 && failed(t.text(status));
  }

  /** A row that is cut here must not count as a failed request. */
  private static boolean succeeded(Table t, int column) {
    String text = t.text(column);
    if (!"true".equalsIgnoreCase(text) && !"false".equalsIgnoreCase(text)) {
      throw t.bad(column, "is neither true nor false");
    }
    return "true".equalsIgnoreCase(text);
  }

  private static boolean failed(String status) {
    return status.matches("\\d+") && !status.matches("[23]\\d\\d");
  }

  private static Runnable k6(Table t, Sink sink, ReadSpec request) {
    int metric = t.column("metric_name");
    int value = t.column("metric_value");
    int error = t.columnIfAny("error_code");
    int expected = t.columnIfAny("expected_response");
    String wanted = K6Json.metric(t.where(), request);
    BooleanSupplier failed = () -> !t.isEmpty(error) || "false".equals(t.text(expected));
    Runnable row = row(t, sink, "name", failed, () -> t.number(value), t.column("timestamp"));
    return () -> {
      if (wanted.equals(t.text(metric))) {
        row.run();
      }
    };
  }

  private static Runnable locust(Table t, Sink sink, ReadSpec request) {
    int median = t.column("50%");
    Runnable row = row(t, sink, "Name", NEVER, () -> t.number(median), t.column("Timestamp"));
    return () -> {
      if (!"N/A".equals(t.text(median))) {
        row.run();
      }
    };
  }

  private static Runnable hyperfoil(Table t, Sink sink, ReadSpec request) {
    int phase = t.column("Phase");
    int metric = t.column("Metric");
    int value = t.column(request.timeColumn() == null ? "p50.0" : request.timeColumn());
    sink.unit(null);
    return () -> {
      if (sink.takes(t.text(phase) + "/" + t.text(metric))) {
        sink.sample(t, t.number(value), Double.NaN);
      }
    };
  }

  /** Any header: the request names the column. */
  static Runnable anyColumn(Table t, Sink sink, ReadSpec request) {
    if (t.header().stream().allMatch(name -> name.matches("[0-9]*[.]?[0-9]+"))) {
      throw UserError.of(
          "%s: the first line is a row of numbers; put a line with the names of the columns before"
              + " it, as in time_ms",
          t.where());
    }
    if (request.timeColumn() == null) {
      throw UserError.of(
          "%s: no known layout; its columns are %s: name the one with the measured times with"
              + " --column time=NAME and its unit with --unit ms",
          t.where(), t.names());
    }
    int value = t.column(request.timeColumn());
    int start = request.startColumn() == null ? -1 : t.column(request.startColumn());
    Matcher unit = UNIT_AT_END.matcher(request.timeColumn());
    sink.unit(unit.matches() ? Unit.parse(request.timeColumn(), unit.group(1)) : null);
    return row(t, sink, null, failure(t), () -> t.number(value), start);
  }
}
