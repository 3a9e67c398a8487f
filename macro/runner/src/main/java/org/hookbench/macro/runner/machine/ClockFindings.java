// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.hookbench.experiment.Units;
import org.hookbench.macro.runner.finding.Finding;

/** Clock source of the kernel; step and cost of the clock that times samples. */
final class ClockFindings {
  static final double MOST_COST_NS = 200;
  static final double MOST_STEP_NS = 1_000;
  private static final Set<String> FAST =
      Set.of("tsc", "kvm-clock", "arch_sys_counter", "hyperv_clocksource_tsc_page");
  private static final int READINGS = 200_000;
  private final MachineFiles files;
  private final LongSupplier clock;

  ClockFindings(MachineFiles files, LongSupplier clock) {
    this.files = files;
    this.clock = clock;
  }

  List<Finding> find() {
    List<Finding> findings = new ArrayList<>();
    files
        .text("sys/devices/system/clocksource/clocksource0/current_clocksource")
        .ifPresent(source -> findings.add(source(source)));
    findings.add(reading());
    return findings;
  }

  private static Finding source(String source) {
    return FAST.contains(source)
        ? Finding.ok("clock-source", "clock source " + source)
        : Finding.warn(
            "clock-source",
            "clock source " + source + " is read through the kernel: each reading costs about 1 us",
            "write tsc into /sys/devices/system/clocksource/clocksource0/current_clocksource, or"
                + " boot with clocksource=tsc");
  }

  private Finding reading() {
    long step = Long.MAX_VALUE;
    long start = clock.getAsLong();
    long last = start;
    for (int i = 0; i < READINGS; i++) {
      long now = clock.getAsLong();
      step = now > last ? Math.min(step, now - last) : step;
      last = now;
    }
    double cost = (last - start) / (double) READINGS;
    String found =
        "reading the clock costs %s, its smallest step is %s"
            .formatted(Units.formatNs(cost), Units.formatNs(step));
    return cost <= MOST_COST_NS && step <= MOST_STEP_NS
        ? Finding.ok("clock-reading", found)
        : Finding.warn(
            "clock-reading", found, "use a faster clock source, or measure longer batches");
  }
}
