// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;

/** Prometheus servers that are asked after each trial. */
public record Metrics(
    @JsonPropertyDescription(
            "Addresses of Prometheus servers that are asked after each trial; each must answer"
                + " before it.")
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> prometheus,
    @JsonPropertyDescription("PromQL by a name of your choice, for prometheus.")
        Map<String, String> queries,
    @JsonPropertyDescription(
            "Queries that hookbench brings, beside yours: kubernetes (default: none).")
        Catalogue catalogue) {
  static final Metrics NONE = new Metrics(null, null, null);

  /** Queries by the names that exporters give their metrics. */
  public enum Catalogue {
    KUBERNETES
  }

  public Metrics {
    prometheus = List.copyOf(Require.orElse(prometheus, List.<String>of()));
    queries = Require.orElse(queries, Map.of());
    Require.that(
        prometheus.isEmpty() == (queries.isEmpty() && catalogue == null),
        "environment: prometheus belongs to queries or a catalogue; give an address and at least"
            + " one query, as in queries: {node_cpu: 'rate(node_cpu_seconds_total[5s])'}, or"
            + " catalogue: kubernetes");
  }
}
