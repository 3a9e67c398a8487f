// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.resources;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Usage of processes by their ids, read from /proc. */
public final class ProcessUsage {
  private ProcessUsage() {}

  /** Sum over processes; CPU time in steps of 10 ms. */
  public static Map<Resource, Long> of(Iterable<Long> pids) {
    Map<Resource, Long> sum = new EnumMap<>(Resource.class);
    for (long pid : pids) {
      Path proc = Path.of("/proc", Long.toString(pid));
      add(sum, Resource.CPU_NS, proc.resolve("stat"), ProcessUsage::cpuNs);
      add(sum, Resource.MEMORY_BYTES, proc.resolve("status"), ProcessUsage::memoryBytes);
      add(sum, Resource.THREADS, proc.resolve("status"), text -> ProcFiles.value(text, "Threads"));
      GcTime.ofProcess(pid).ifPresent(ns -> sum.merge(Resource.GC_NS, ns, Long::sum));
    }
    return sum;
  }

  private static void add(
      Map<Resource, Long> sum, Resource resource, Path file, Function<String, Long> read) {
    Optional.ofNullable(ProcFiles.text(file).map(read).orElse(null))
        .ifPresent(value -> sum.merge(resource, value, Long::sum));
  }

  /** utime + stime, fields 14 and 15; the name in field 2 may hold spaces and parentheses. */
  static Long cpuNs(String stat) {
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(afterName[11]) + Long.parseLong(afterName[12])) * HostUsage.TICK_NS;
  }

  private static Long memoryBytes(String status) {
    Long kib = ProcFiles.value(status, "VmRSS");
    return kib == null ? null : Long.valueOf(kib * 1024);
  }
}
