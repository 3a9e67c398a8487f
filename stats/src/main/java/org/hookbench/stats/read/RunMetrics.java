// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.PlannedScenario;

/** The metrics of a workload, as plan.json has them. */
public final class RunMetrics {
  private RunMetrics() {}

  /** By name, in order; empty: it has none. */
  public static Map<String, Workload.Metric> of(PlannedScenario scenario) {
    Object metrics = scenario.parameters().get("metrics");
    return metrics instanceof Map<?, ?>
        ? Json.mapper()
            .convertValue(metrics, new TypeReference<LinkedHashMap<String, Workload.Metric>>() {})
        : Map.of();
  }
}
