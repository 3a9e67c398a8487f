// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hookbench.experiment.Factor;

/**
 * A scenario as plan.json tells it.
 *
 * @param parameters everything that is fixed in it, for tables and for the analysis
 */
public record PlannedScenario(String name, TrialKind kind, Map<String, Object> parameters) {

  /** What is fixed in it as flat text, with its name as {@code scenario}. */
  public Map<String, String> factors() {
    Map<String, String> flat = new LinkedHashMap<>();
    flat.put(Factor.SCENARIO, name);
    Object own = parameters.getOrDefault("factors", parameters);
    ((Map<?, ?>) own).forEach((key, value) -> flat.put("" + key, "" + value));
    return flat;
  }
}
