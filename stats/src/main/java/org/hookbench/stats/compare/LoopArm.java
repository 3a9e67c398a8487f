// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.hookbench.experiment.Units;

/**
 * An arm in a sweep of connections.
 *
 * @param scenario what is fixed in the sweep, for a reader
 * @param thinkS mean pause between a response and the next request
 * @param cpuLimit CPUs that it may use; NaN if that is not known
 */
record LoopArm(String scenario, String arm, double thinkS, double cpuLimit) {
  private static final double NS_PER_S = 1e9;

  /** By the factors of a scenario and by provenance.json. */
  static LoopArm of(String scenario, String arm, Map<String, String> factors, JsonNode machine) {
    double own = number(factors.get("sut.limits.cpus"));
    double all = machine.path("host").path("cpus").asDouble(Double.NaN);
    return new LoopArm(
        scenario,
        arm,
        Units.parseNs("load.thinkTime", factors.getOrDefault("load.thinkTime", "0ns")) / NS_PER_S,
        Double.isNaN(own) ? all : Double.isNaN(all) ? own : Math.min(own, all));
  }

  private static double number(String text) {
    return text == null ? Double.NaN : Double.parseDouble(text);
  }
}
