// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;

/**
 * The rows of metrics.csv, in seconds since the start of the trial. Where more than one and a half
 * scrape intervals have no point, a row without a value marks the gap.
 */
final class SeriesFile {
  private static final String HEADER = "server,query,series,second,value,interval_seconds\n";
  private static final double GAP = 1.5;

  private final StringBuilder rows = new StringBuilder(HEADER);
  private final double startS;
  private final double lengthS;

  SeriesFile(Instant start, Instant end) {
    this.startS = start.toEpochMilli() / 1e3;
    this.lengthS = end.toEpochMilli() / 1e3 - startS;
  }

  String text() {
    return rows.toString();
  }

  /**
   * Adds series and returns how many points they have.
   *
   * @param intervalS NaN: gaps are not known
   */
  int add(String server, String query, JsonNode result, double intervalS) {
    int points = 0;
    for (JsonNode series : result) {
      String labels = series.path("metric").toString().replace("\"", "\"\"");
      String head = "%s,%s,\"%s\",".formatted(server, query, labels);
      double before = 0;
      for (JsonNode point : series.path("values")) {
        double second = point.get(0).asDouble() - startS;
        gap(head, before, second, intervalS);
        row(head, second, value(point.get(1).asText()), intervalS);
        before = second;
        points++;
      }
      gap(head, before, lengthS, intervalS);
    }
    return points;
  }

  private void gap(String head, double before, double now, double intervalS) {
    if (now - before > GAP * intervalS) {
      row(head, before + intervalS, "", intervalS);
    }
  }

  private void row(String head, double second, String value, double intervalS) {
    rows.append(head).append(String.format(Locale.ROOT, "%.3f,", second)).append(value).append(',');
    rows.append(Double.isNaN(intervalS) ? "" : String.format(Locale.ROOT, "%.3f", intervalS));
    rows.append('\n');
  }

  /** NaN and infinity are no figures. */
  private static String value(String text) {
    return text.matches("[+-]?(Inf|NaN)") ? "" : text;
  }
}
