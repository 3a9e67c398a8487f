// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hookbench.macro.runner.finding.Finding;

/** Who else uses the CPUs: other processes, other machines on the host. */
final class NeighbourFindings {
  static final double MOST_BUSY = 0.05;
  static final double MOST_STOLEN = 0.001;
  private static final int NAMED = 3;
  private static final Duration LEAST = Duration.ofMillis(50);

  private NeighbourFindings() {}

  static List<Finding> of(Activity activity, Map<String, Duration> processes) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        activity.busy() <= MOST_BUSY
            ? Finding.ok("load", "the machine is " + percent(1 - activity.busy()) + " idle")
            : Finding.warn(
                "load",
                "other processes use %s of the CPUs%s"
                    .formatted(percent(activity.busy()), named(processes)),
                "stop them, or wait until they are done"));
    findings.add(
        activity.stolen() <= MOST_STOLEN
            ? Finding.ok("steal", "there is no CPU steal")
            : Finding.warn(
                "steal",
                "other machines on the host take %s of the CPU time"
                    .formatted(percent(activity.stolen())),
                "use a dedicated host, or more trials spread over hours"));
    return findings;
  }

  private static String named(Map<String, Duration> processes) {
    String names =
        processes.entrySet().stream()
            .filter(p -> p.getValue().compareTo(LEAST) >= 0)
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(NAMED)
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : ": " + names;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** CPU time of all processes but this one, by name and id. */
  static Map<String, Duration> cpuTimes() {
    long self = ProcessHandle.current().pid();
    Map<String, Duration> times = new HashMap<>();
    ProcessHandle.allProcesses()
        .filter(p -> p.pid() != self)
        .forEach(p -> p.info().totalCpuDuration().ifPresent(t -> times.put(name(p), t)));
    return times;
  }

  private static String name(ProcessHandle process) {
    String command = process.info().command().orElse("?").replaceFirst(".*/", "");
    return command + " (" + process.pid() + ")";
  }

  /** What each used between two readings. */
  static Map<String, Duration> used(Map<String, Duration> before, Map<String, Duration> after) {
    Map<String, Duration> used = new HashMap<>();
    after.forEach(
        (name, time) ->
            Optional.ofNullable(before.get(name)).ifPresent(t -> used.put(name, time.minus(t))));
    return used;
  }
}
