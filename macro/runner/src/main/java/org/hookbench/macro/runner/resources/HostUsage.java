// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.resources;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the whole machine suffers: stolen time and pressure stall information of the kernel. */
public final class HostUsage {
  /** Linux reports times in /proc in hundredths of a second. */
  static final long TICK_NS = 10_000_000L;

  private HostUsage() {}

  /** Adds the values of this machine. */
  public static void addTo(Map<Resource, Long> values) {
    addTo(values, name -> ProcFiles.text(Path.of("/proc", name)));
  }

  /**
   * Adds the values of another machine.
   *
   * @param files texts by their names under /proc
   */
  public static void addTo(Map<Resource, Long> values, Function<String, Optional<String>> files) {
    values.put(Resource.STEAL_NS, stealNs(files.apply("stat").orElse("")));
    values.put(Resource.PSI_CPU_US, pressureUs(files.apply("pressure/cpu")));
    values.put(Resource.PSI_IO_US, pressureUs(files.apply("pressure/io")));
    values.put(Resource.PSI_MEMORY_US, pressureUs(files.apply("pressure/memory")));
  }

  /** Column 8 of the cpu line of /proc/stat. */
  static Long stealNs(String stat) {
    String[] columns = stat.lines().findFirst().orElse("").trim().split("\\s+");
    return columns.length > 8 && columns[0].equals("cpu")
        ? Long.valueOf(Long.parseLong(columns[8]) * TICK_NS)
        : null;
  }

  private static Long pressureUs(Optional<String> text) {
    return text.map(HostUsage::someTotalUs).orElse(null);
  }

  /** total= of the line "some". */
  static Long someTotalUs(String pressure) {
    return pressure
        .lines()
        .filter(line -> line.startsWith("some "))
        .map(line -> ProcFiles.value(line.replaceFirst(".*total", "total"), "total"))
        .findFirst()
        .orElse(null);
  }
}
