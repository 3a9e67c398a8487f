package org.hookbench.macro.runner.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hookbench.experiment.results.Warning;

/** Asks a Prometheus server for range queries and writes metrics.csv. */
public final class Prometheus {
  public static final String FILE = "metrics.csv";
  private static final String HEADER = "query,series,second,value\n";
  private final PrometheusServer server;
  private final Map<String, String> queries;

  public Prometheus(String address, Map<String, String> queries) {
    this.server = new PrometheusServer(address);
    this.queries = queries;
  }

  /**
   * Writes the series from start to end in steps of one second. What cannot be had is a warning:
   * the trial itself is whole without it.
   *
   * @param start zero of the samples
   */
  public List<Warning> write(Path folder, Instant start, Instant end) throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    List<Warning> warnings = new ArrayList<>();
    queries.forEach(
        (name, query) -> {
          try {
            int before = rows.length();
            append(rows, name, ask(query, start, end).path("result"), start);
            if (rows.length() == before) {
              warnings.add(missing(name, "there is no series for it in the time of the trial"));
            }
          } catch (IOException e) {
            warnings.add(missing(name, e.getMessage()));
          }
        });
    Files.writeString(folder.resolve(FILE), rows);
    return warnings;
  }

  private Warning missing(String name, String why) {
    return new Warning(
        "metrics-missing",
        "environment.queries.%s: %s; check it in %s/graph".formatted(name, why, server.address()));
  }

  private JsonNode ask(String query, Instant start, Instant end) throws IOException {
    return server.get(
        "query_range?step=1&query=%s&start=%s&end=%s"
            .formatted(PrometheusServer.encoded(query), seconds(start), seconds(end)));
  }

  private static String seconds(Instant time) {
    return String.format(Locale.ROOT, "%.3f", time.toEpochMilli() / 1e3);
  }

  private static void append(StringBuilder rows, String name, JsonNode result, Instant start) {
    for (JsonNode series : result) {
      String labels = series.path("metric").toString().replace("\"", "\"\"");
      for (JsonNode point : series.path("values")) {
        long second = Math.round(point.get(0).asDouble() - start.toEpochMilli() / 1e3);
        rows.append(name).append(",\"").append(labels).append("\",").append(second);
        rows.append(',').append(value(point.get(1).asText())).append('\n');
      }
    }
  }

  /** NaN and infinity are no figures. */
  private static String value(String text) {
    return text.matches("[+-]?(Inf|NaN)") ? "" : text;
  }
}
