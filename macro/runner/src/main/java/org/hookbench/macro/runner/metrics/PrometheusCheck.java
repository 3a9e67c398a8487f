// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.metrics;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hookbench.macro.runner.clock.ClockFinding;
import org.hookbench.macro.runner.clock.HttpClock;
import org.hookbench.macro.runner.finding.Finding;

/** What check looks at for a Prometheus server and the queries it will be asked. */
public final class PrometheusCheck {
  private final PrometheusServer server;
  private final Map<String, String> queries;

  public PrometheusCheck(String address, Map<String, String> queries) {
    this.server = new PrometheusServer(address);
    this.queries = queries;
  }

  public List<Finding> find() {
    List<Finding> findings = new ArrayList<>();
    try {
      String version = server.get("status/buildinfo").path("version").asText();
      findings.add(Finding.ok("prometheus", "prometheus answers, version " + version));
    } catch (IOException e) {
      return List.of(
          Finding.warn(
              "prometheus",
              "prometheus does not answer at " + server.address() + ": " + e.getMessage(),
              "start it, or correct environment.prometheus"));
    }
    HttpClock.measure(URI.create(server.address() + "/-/healthy"))
        .ifPresent(clock -> findings.add(ClockFinding.of("prometheus-clock", "prometheus", clock)));
    queries.forEach((name, query) -> findings.add(query(name, query)));
    return findings;
  }

  private Finding query(String name, String query) {
    String key = "environment.queries." + name;
    String why;
    try {
      int series =
          server.get("query?query=" + PrometheusServer.encoded(query)).path("result").size();
      if (series > 0) {
        return Finding.ok("prometheus-query", key + ": " + series + " series");
      }
      why = "there is no series for it now";
    } catch (IOException e) {
      why = e.getMessage();
    }
    return Finding.warn(
        "prometheus-query", key + ": " + why, "check it in " + server.address() + "/graph");
  }
}
