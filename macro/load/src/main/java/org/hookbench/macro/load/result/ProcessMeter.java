// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.result;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process and machine used so far; two readings make a difference. */
record ProcessMeter(double cpuSeconds, double gcSeconds, double stealSeconds) {
  private static final int STEAL_FIELD = 8;
  private static final double TICKS_PER_SECOND = 100;

  static ProcessMeter read() {
    var system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    long gcMs =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum();
    return new ProcessMeter(system.getProcessCpuTime() / 1e9, gcMs / 1e3, steal());
  }

  ProcessMeter since(ProcessMeter earlier) {
    return new ProcessMeter(
        cpuSeconds - earlier.cpuSeconds,
        gcSeconds - earlier.gcSeconds,
        stealSeconds - earlier.stealSeconds);
  }

  /** CPU time that the hypervisor gave to others; NaN where the system does not say. */
  private static double steal() {
    try {
      String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
      return Long.parseLong(fields[STEAL_FIELD]) / TICKS_PER_SECOND;
    } catch (IOException | RuntimeException e) {
      return Double.NaN;
    }
  }
}
