// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import java.util.Map;
import java.util.TreeMap;
import org.hookbench.macro.runner.resources.Resource;
import org.hookbench.macro.runner.resources.ResourceLog;

/** What an arm used in a trial, in one number each. */
final class UsageFigures {
  private UsageFigures() {}

  static Map<String, Double> of(ResourceLog log, String arm) {
    Map<String, Double> figures = new TreeMap<>();
    log.growth(arm, Resource.CPU_NS).ifPresent(ns -> figures.put("cpu_seconds", ns / 1e9));
    log.growth(arm, Resource.GC_NS).ifPresent(ns -> figures.put("gc_seconds", ns / 1e9));
    log.growth(arm, Resource.STEAL_NS).ifPresent(ns -> figures.put("steal_seconds", ns / 1e9));
    log.growth(arm, Resource.THROTTLED_NS)
        .ifPresent(ns -> figures.put("throttled_seconds", ns / 1e9));
    log.growth(arm, Resource.RESTARTS)
        .ifPresent(
            restarts -> {
              figures.put("restarts", (double) restarts);
              figures.put("unready_seconds", log.unreadySeconds(arm));
            });
    log.most(arm, Resource.MEMORY_BYTES)
        .ifPresent(bytes -> figures.put("memory_peak_bytes", (double) bytes));
    return figures;
  }
}
