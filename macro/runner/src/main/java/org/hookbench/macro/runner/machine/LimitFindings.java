// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.hookbench.macro.runner.finding.Finding;

/** What this process may use: CPU quota, memory, swap, files, disk. */
final class LimitFindings {
  static final long LEAST_MEMORY_KIB = 2L << 20;
  static final long LEAST_DISK_BYTES = 1L << 30;
  static final long LEAST_FILES = 1024;
  private final MachineFiles files;
  private final LongSupplier freeDiskBytes;

  LimitFindings(MachineFiles files, LongSupplier freeDiskBytes) {
    this.files = files;
    this.freeDiskBytes = freeDiskBytes;
  }

  List<Finding> find() {
    List<Finding> findings = new ArrayList<>();
    quota(findings);
    memory(findings);
    swap(findings);
    openFiles(findings);
    disk(findings);
    return findings;
  }

  /** The quota that a container sees as its own root cgroup. */
  private void quota(List<Finding> findings) {
    OptionalLong v2 = files.number("sys/fs/cgroup/cpu.max");
    OptionalLong v1 = files.number("sys/fs/cgroup/cpu/cpu.cfs_quota_us");
    boolean limited = v2.isPresent() || v1.isPresent() && v1.getAsLong() > 0;
    findings.add(
        limited
            ? Finding.warn(
                "cpu-quota",
                "this process has a CPU quota: it is paused when the quota is used up",
                "measure without one, or raise it")
            : Finding.ok("cpu-quota", "no CPU quota"));
  }

  private void memory(List<Finding> findings) {
    files
        .value("proc/meminfo", "MemAvailable")
        .ifPresent(
            kib ->
                findings.add(
                    kib >= LEAST_MEMORY_KIB
                        ? Finding.ok("memory", gib(kib * 1024) + " of memory available")
                        : Finding.warn(
                            "memory",
                            "only " + gib(kib * 1024) + " of memory available",
                            "free at least 2 GiB: two JVMs and a load generator run at a time")));
  }

  private void swap(List<Finding> findings) {
    long total = files.value("proc/meminfo", "SwapTotal").orElse(0);
    long free = files.value("proc/meminfo", "SwapFree").orElse(0);
    if (total > free) {
      findings.add(
          Finding.warn(
              "swap",
              gib((total - free) * 1024) + " of memory is swapped out",
              "swapoff -a, or free memory: a page fault costs more than any hook"));
    }
  }

  private void openFiles(List<Finding> findings) {
    files
        .value("proc/self/limits", "Max open files")
        .ifPresent(
            limit ->
                findings.add(
                    limit >= LEAST_FILES
                        ? Finding.ok("open-files", "at most " + limit + " open files")
                        : Finding.warn(
                            "open-files",
                            "at most " + limit + " open files",
                            "ulimit -n 65536: each connection needs one on either side")));
  }

  private void disk(List<Finding> findings) {
    long bytes = freeDiskBytes.getAsLong();
    findings.add(
        bytes >= LEAST_DISK_BYTES
            ? Finding.ok("disk", gib(bytes) + " of disk free here")
            : Finding.warn(
                "disk", "only " + gib(bytes) + " of disk free here", "free 1 GiB, or use --out"));
  }

  private static String gib(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }
}
