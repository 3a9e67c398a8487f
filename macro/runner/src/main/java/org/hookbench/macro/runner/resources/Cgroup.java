// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.resources;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Usage of a control group, read from its files: version 1, 2 or hybrid (kernel documentation,
 * cgroup-v1/ and cgroup-v2.rst). CPU time here has the resolution of the scheduler, not of a tick.
 */
public final class Cgroup {
  private static final long US_NS = 1_000L;
  private static final List<String> FILES =
      List.of(
          "cpu.stat",
          "cpuacct.usage",
          "memory.current",
          "memory.events",
          "memory.usage_in_bytes",
          "memory.oom_control");
  private final List<Path> folders;

  private Cgroup(List<Path> folders) {
    this.folders = folders;
  }

  /** Of a process of this machine; empty when its control groups cannot be seen. */
  public static Optional<Cgroup> ofProcess(long pid) {
    String groups = ProcFiles.text(Path.of("/proc", Long.toString(pid), "cgroup")).orElse("");
    String mounts = ProcFiles.text(Path.of("/proc/mounts")).orElse("");
    List<Path> folders = folders(groups, mounts).stream().filter(Files::isDirectory).toList();
    return folders.isEmpty() ? Optional.empty() : Optional.of(new Cgroup(folders));
  }

  /** Folders of a process, from its /proc/PID/cgroup and /proc/mounts. */
  static List<Path> folders(String groups, String mounts) {
    List<Path> folders = new ArrayList<>();
    for (String line : groups.lines().toList()) {
      String[] parts = line.split(":", 3);
      mountPoint(parts[1], mounts)
          .map(root -> Path.of(root + parts[2]))
          .filter(folder -> !folders.contains(folder))
          .ifPresent(folders::add);
    }
    return folders;
  }

  private static Optional<String> mountPoint(String controllers, String mounts) {
    return mounts
        .lines()
        .map(line -> line.split(" "))
        .filter(m -> m.length > 3 && m[2].equals(controllers.isEmpty() ? "cgroup2" : "cgroup"))
        .filter(m -> controllers.isEmpty() || isFor(controllers, m[3]))
        .map(m -> m[1])
        .findFirst();
  }

  private static boolean isFor(String controllers, String options) {
    List<String> controlled = Arrays.asList(controllers.replace("name=", "").split(","));
    return Arrays.stream(options.replace("name=", "").split(",")).anyMatch(controlled::contains);
  }

  /** The processes in it. */
  public List<Long> pids() {
    for (Path folder : folders) {
      List<Long> pids =
          ProcFiles.text(folder.resolve("cgroup.procs"))
              .orElse("")
              .lines()
              .map(Long::valueOf)
              .toList();
      if (!pids.isEmpty()) {
        return pids;
      }
    }
    return List.of();
  }

  /** What it has used so far. */
  public Map<Resource, Long> usage() {
    Map<String, String> files = new LinkedHashMap<>();
    for (Path folder : folders) {
      for (String name : FILES) {
        ProcFiles.text(folder.resolve(name)).ifPresent(text -> files.putIfAbsent(name, text));
      }
    }
    return usage(files);
  }

  /** The same from the texts of its files by name; what is not there is left out. */
  public static Map<Resource, Long> usage(Map<String, String> files) {
    Map<Resource, Long> usage = new EnumMap<>(Resource.class);
    String cpu = files.getOrDefault("cpu.stat", "");
    put(usage, Resource.CPU_NS, files.get("cpuacct.usage"), "", 1);
    put(usage, Resource.CPU_NS, cpu, "usage_usec", US_NS);
    put(usage, Resource.THROTTLED_NS, cpu, "throttled_time", 1);
    put(usage, Resource.THROTTLED_NS, cpu, "throttled_usec", US_NS);
    put(usage, Resource.THROTTLED_PERIODS, cpu, "nr_throttled", 1);
    put(usage, Resource.MEMORY_BYTES, files.get("memory.usage_in_bytes"), "", 1);
    put(usage, Resource.MEMORY_BYTES, files.get("memory.current"), "", 1);
    put(usage, Resource.OOM_KILLS, files.get("memory.oom_control"), "oom_kill ", 1);
    put(usage, Resource.OOM_KILLS, files.get("memory.events"), "oom_kill ", 1);
    return usage;
  }

  private static void put(
      Map<Resource, Long> usage, Resource resource, String text, String key, long scale) {
    Long value = text == null ? null : ProcFiles.value(text, key);
    if (value != null) {
      usage.putIfAbsent(resource, value * scale);
    }
  }
}
