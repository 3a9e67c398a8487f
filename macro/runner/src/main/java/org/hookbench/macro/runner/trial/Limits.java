// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hookbench.experiment.results.Warning;
import org.hookbench.macro.runner.resources.Resource;
import org.hookbench.macro.runner.resources.ResourceLog;

/** Warnings about limits that an arm ran into, and about time that was stolen from the machine. */
final class Limits {
  static final double LEAST_STOLEN_SHARE = 0.01;

  private Limits() {}

  static List<Warning> warnings(ResourceLog log, List<String> arms) {
    List<Warning> warnings = new ArrayList<>();
    for (String arm : arms) {
      log.growth(arm, Resource.THROTTLED_NS).stream()
          .filter(ns -> ns > 0)
          .forEach(ns -> warnings.add(throttled(arm, ns)));
      log.growth(arm, Resource.OOM_KILLS).stream()
          .filter(kills -> kills > 0)
          .forEach(kills -> warnings.add(outOfMemory(arm, kills)));
      log.growth(arm, Resource.RESTARTS).stream()
          .filter(restarts -> restarts > 0)
          .forEach(restarts -> warnings.add(restarted(arm, restarts)));
    }
    stolen(log, arms.get(0)).ifPresent(warnings::add);
    return warnings;
  }

  /** Steal is of the whole machine: what one arm saw, the other saw too. */
  private static Optional<Warning> stolen(ResourceLog log, String arm) {
    double share = log.growth(arm, Resource.STEAL_NS).orElse(0) / (double) log.spanNs(arm);
    return share < LEAST_STOLEN_SHARE
        ? Optional.empty()
        : Optional.of(
            new Warning(
                "cpu-steal",
                String.format(
                    Locale.ROOT,
                    "CPU steal was %.1f %% of one CPU during the load; use a dedicated host or more"
                        + " trials",
                    100 * share)));
  }

  private static Warning throttled(String arm, long ns) {
    return new Warning(
        "cpu-throttled",
        "arm %s was stopped for %s".formatted(arm, seconds(ns))
            + " s because it reached its CPU limit: latencies include that wait; raise"
            + " sut.limits.cpus or lower the load");
  }

  private static Warning outOfMemory(String arm, long kills) {
    return new Warning(
        "out-of-memory",
        "the kernel killed %s process(es) of arm %s".formatted(kills, arm)
            + " at its memory limit; raise sut.limits.memory");
  }

  private static Warning restarted(String arm, long restarts) {
    return new Warning(
        "restarted",
        "arm %s ended and was started again %s time(s): latencies are those of the requests that"
                .formatted(arm, restarts)
            + " were answered; look at restarts, unready seconds and failed requests");
  }

  private static String seconds(long ns) {
    return String.format(Locale.ROOT, "%.2f", ns / 1e9);
  }
}
