// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Metrics;
import org.hookbench.experiment.results.Warning;

/** Asks Prometheus servers what they have of a trial and writes metrics.csv. */
public final class Prometheus {
  public static final String FILE = "metrics.csv";
  private final List<PrometheusServer> servers;
  private final Map<String, String> queries;

  public Prometheus(Metrics metrics) {
    this.servers = servers(metrics);
    this.queries = Queries.of(metrics);
  }

  private static List<PrometheusServer> servers(Metrics metrics) {
    return metrics.prometheus().stream().map(PrometheusServer::new).toList();
  }

  /** Which server does not answer; empty if all do. */
  public static Optional<String> fault(Metrics metrics) {
    for (PrometheusServer server : servers(metrics)) {
      try {
        server.get("query?query=1");
      } catch (IOException e) {
        return Optional.of(
            "prometheus does not answer at " + server.address() + ": " + e.getMessage());
      }
    }
    return Optional.empty();
  }

  /**
   * Writes the series from start to end. What cannot be had is a warning: the trial itself is whole
   * without it.
   *
   * @param start zero of the samples
   */
  public List<Warning> write(Path folder, Instant start, Instant end) throws IOException {
    SeriesFile rows = new SeriesFile(start, end);
    Map<String, String> missing = new LinkedHashMap<>();
    queries
        .keySet()
        .forEach(name -> missing.put(name, "there is no series for it in the time of the trial"));
    List<String> found = new ArrayList<>();
    for (PrometheusServer server : servers) {
      SeriesQuery ask = new SeriesQuery(server, start, end);
      queries.forEach(
          (name, query) -> {
            try {
              if (rows.add(server.address(), name, ask.series(query), ask.intervalS()) > 0) {
                found.add(name);
              }
            } catch (IOException e) {
              missing.put(name, e.getMessage());
            }
          });
    }
    Files.writeString(folder.resolve(FILE), rows.text());
    missing.keySet().removeAll(found);
    return missing.entrySet().stream().map(e -> missing(e.getKey(), e.getValue())).toList();
  }

  private Warning missing(String name, String why) {
    return new Warning(
        "metrics-missing",
        "environment.queries.%s: %s; check it in %s/graph"
            .formatted(name, why, servers.get(0).address()));
  }
}
