// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The trials of an arm with the same number of connections: means over them.
 *
 * @param requests of all of them
 * @param clients number of connections by Little's law, N = X (R + Z)
 * @param utilisation throughput as a share of the largest
 * @param cpus that the arm used; NaN if it is not known
 */
public record LoadLevel(
    int connections,
    int trials,
    double requests,
    double perSecond,
    double responseMs,
    double clients,
    double utilisation,
    double cpus) {
  private static final double MS_PER_S = 1e3;
  private static final double TOLERANCE = 0.05;
  private static final double STANDARD_ERRORS = 3;

  static LoadLevel of(List<LoopTrial> trials, double mostPerSecond) {
    double perSecond = mean(trials, LoopTrial::perSecond);
    return new LoadLevel(
        trials.get(0).connections(),
        trials.size(),
        trials.stream().mapToDouble(LoopTrial::requests).sum(),
        perSecond,
        MS_PER_S * mean(trials, LoopTrial::responseS),
        mean(trials, LoopTrial::clients),
        perSecond / mostPerSecond,
        mean(trials, LoopTrial::cpus));
  }

  /**
   * Whether Little's law misses a part of the connections: something else kept them waiting. The
   * mean of few pauses of random length is off by chance.
   */
  boolean broken() {
    double pausing = Math.max(0, 1 - perSecond * responseMs / MS_PER_S / connections);
    double chance = STANDARD_ERRORS * pausing / Math.sqrt(requests);
    return !(Math.abs(clients / connections - 1) <= Math.max(TOLERANCE, chance));
  }

  static double mean(List<LoopTrial> trials, ToDoubleFunction<LoopTrial> figure) {
    return trials.stream()
        .mapToDouble(figure)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }
}
