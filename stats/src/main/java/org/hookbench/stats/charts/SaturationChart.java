// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import java.util.List;
import org.hookbench.stats.compare.ArmCapacity;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.compare.LoadLevel;

/** Throughput and response of each arm by the number of connections. */
final class SaturationChart {
  private SaturationChart() {}

  static Chart of(Findings findings) {
    return new Chart(
        "saturation",
        "one number of connections of an arm: means over trials",
        List.of(
            ("scenario,arm,connections,trials,per_second,response_ms,clients,utilisation,cpus")
                .split(",")),
        findings.capacities().stream()
            .flatMap(arm -> arm.levels().stream().map(level -> row(arm, level)))
            .toList());
  }

  private static List<Object> row(ArmCapacity arm, LoadLevel level) {
    return List.of(
        arm.scenario(),
        arm.arm(),
        level.connections(),
        level.trials(),
        level.perSecond(),
        level.responseMs(),
        level.clients(),
        level.utilisation(),
        level.cpus());
  }
}
