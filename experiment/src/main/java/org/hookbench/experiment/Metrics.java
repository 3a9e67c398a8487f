package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Map;

/** A Prometheus server that is asked after each trial. */
public record Metrics(
    @JsonPropertyDescription("Address of a Prometheus server that is asked after each trial.")
        String prometheus,
    @JsonPropertyDescription("PromQL by a name of your choice, for prometheus.")
        Map<String, String> queries) {
  static final Metrics NONE = new Metrics(null, null);

  public Metrics {
    queries = Require.orElse(queries, Map.of());
    Require.that(
        (prometheus == null) == queries.isEmpty(),
        "environment: prometheus and queries belong together; give the address and at least one"
            + " query, as in queries: {node_cpu: 'rate(node_cpu_seconds_total[5s])'}");
  }
}
