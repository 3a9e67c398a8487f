package org.hookbench.macro.runner.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hookbench.experiment.results.Warning;
import org.hookbench.macro.runner.resources.Resource;
import org.hookbench.macro.runner.resources.ResourceLog;

/** Warnings about limits that an arm ran into, and about time that was stolen from the machine. */
final class Limits {
  private Limits() {}

  static List<Warning> warnings(ResourceLog log, String arm) {
    List<Warning> warnings = new ArrayList<>();
    log.growth(arm, Resource.THROTTLED_NS).stream()
        .filter(ns -> ns > 0)
        .forEach(ns -> warnings.add(throttled(arm, ns)));
    log.growth(arm, Resource.OOM_KILLS).stream()
        .filter(kills -> kills > 0)
        .forEach(kills -> warnings.add(outOfMemory(arm, kills)));
    log.growth(arm, Resource.STEAL_NS).stream()
        .filter(ns -> ns > 0)
        .forEach(ns -> warnings.add(stolen(arm, ns)));
    return warnings;
  }

  private static Warning throttled(String arm, long ns) {
    return new Warning(
        "cpu-throttled",
        "arm "
            + arm
            + " was stopped for "
            + seconds(ns)
            + " s because it reached its CPU limit: latencies hold that waiting; raise"
            + " sut.limits.cpus or lower the load");
  }

  private static Warning outOfMemory(String arm, long kills) {
    return new Warning(
        "out-of-memory",
        "the kernel killed "
            + kills
            + " process(es) of arm "
            + arm
            + " at its memory limit; raise sut.limits.memory");
  }

  private static Warning stolen(String arm, long ns) {
    return new Warning(
        "cpu-stolen",
        "another machine on this host took "
            + seconds(ns)
            + " s of CPU time while arm "
            + arm
            + " was measured; use a dedicated host or more trials");
  }

  private static String seconds(long ns) {
    return String.format(Locale.ROOT, "%.2f", ns / 1e9);
  }
}
