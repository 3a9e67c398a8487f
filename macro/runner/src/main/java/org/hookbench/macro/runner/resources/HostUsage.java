package org.hookbench.macro.runner.resources;

import java.nio.file.Path;
import java.util.Map;

/** What the whole machine suffers: stolen time and pressure stall information of the kernel. */
public final class HostUsage {
  /** Linux reports times in /proc in hundredths of a second. */
  static final long TICK_NS = 10_000_000L;

  private HostUsage() {}

  /** Adds the values of this machine. */
  public static void addTo(Map<Resource, Long> values) {
    values.put(Resource.STEAL_NS, stealNs(ProcFiles.text(Path.of("/proc/stat")).orElse("")));
    values.put(Resource.PSI_CPU_US, pressureUs("cpu"));
    values.put(Resource.PSI_IO_US, pressureUs("io"));
    values.put(Resource.PSI_MEMORY_US, pressureUs("memory"));
  }

  /** Column 8 of the cpu line of /proc/stat. */
  static Long stealNs(String stat) {
    String[] columns = stat.lines().findFirst().orElse("").trim().split("\\s+");
    return columns.length > 8 && columns[0].equals("cpu")
        ? Long.valueOf(Long.parseLong(columns[8]) * TICK_NS)
        : null;
  }

  private static Long pressureUs(String resource) {
    return ProcFiles.text(Path.of("/proc/pressure", resource))
        .map(HostUsage::someTotalUs)
        .orElse(null);
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
