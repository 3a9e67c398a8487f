// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.hookbench.experiment.Units;

/**
 * What a server has from start to end: of a plain selector the samples as they were scraped, of any
 * other expression its values at steps of the scrape interval, since what is between two scrapes is
 * not known.
 */
final class SeriesQuery {
  private static final Pattern SELECTOR = Pattern.compile("[a-zA-Z_:][\\w:]*(\\{[^{}]*})?");
  private static final double UNKNOWN_STEP_S = 1;

  private final PrometheusServer server;
  private final Instant start;
  private final Instant end;
  private final double intervalS;

  SeriesQuery(PrometheusServer server, Instant start, Instant end) {
    this.server = server;
    this.start = start;
    this.end = end;
    this.intervalS = interval();
  }

  /** The shortest scrape interval of the server; NaN if it does not tell. */
  double intervalS() {
    return intervalS;
  }

  private double interval() {
    try {
      JsonNode targets = server.get("targets?state=active").path("activeTargets");
      return StreamSupport.stream(targets.spliterator(), false)
          .mapToDouble(target -> Units.sumInUnit(target.path("scrapeInterval").asText(), "s"))
          .filter(s -> s > 0)
          .min()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** Labels and points of each series. */
  JsonNode series(String query) throws IOException {
    String plain = query.strip();
    if (SELECTOR.matcher(plain).matches()) {
      long lengthS = Math.max(1, Duration.between(start, end).plusMillis(999).toSeconds());
      return ask("query?time=%s&query=%s", epoch(end), plain + "[" + lengthS + "s]");
    }
    String step = number(Double.isNaN(intervalS) ? UNKNOWN_STEP_S : intervalS);
    return ask(
        "query_range?step=" + step + "&start=" + epoch(start) + "&end=%s&query=%s",
        epoch(end),
        plain);
  }

  private JsonNode ask(String call, String time, String query) throws IOException {
    return server.get(call.formatted(time, PrometheusServer.encoded(query))).path("result");
  }

  private static String epoch(Instant time) {
    return number(time.toEpochMilli() / 1e3);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
