// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.machine;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.macro.runner.finding.Finding;

/** Frequency, sharing of cores, number of CPUs. */
final class CpuFindings {
  private static final String CPU = "sys/devices/system/cpu/";
  private final MachineFiles files;
  private final int cpus;

  CpuFindings(MachineFiles files, int cpus) {
    this.files = files;
    this.cpus = cpus;
  }

  List<Finding> find() {
    List<Finding> findings = new ArrayList<>();
    findings.add(governor());
    findings.add(count());
    if (files.text(CPU + "intel_pstate/no_turbo").filter("0"::equals).isPresent()
        || files.text(CPU + "cpufreq/boost").filter("1"::equals).isPresent()) {
      findings.add(
          Finding.note(
              "turbo",
              "the CPU raises its frequency while it is cool",
              "write 1 into intel_pstate/no_turbo (or 0 into cpufreq/boost) for times that"
                  + " repeat"));
    }
    if (files.text(CPU + "smt/active").filter("1"::equals).isPresent()) {
      findings.add(
          Finding.note(
              "smt",
              "two hardware threads share a core",
              "write off into /sys/devices/system/cpu/smt/control, or pin with sut.limits.cpuset"));
    }
    return findings;
  }

  private Finding governor() {
    return files
        .text(CPU + "cpu0/cpufreq/scaling_governor")
        .map(
            governor ->
                governor.equals("performance")
                    ? Finding.ok("governor", "CPU frequency governor performance")
                    : Finding.warn(
                        "governor",
                        "CPU frequency governor %s changes the frequency with the load"
                            .formatted(governor),
                        "cpupower frequency-set -g performance"))
        .orElseGet(
            () ->
                Finding.note(
                    "governor",
                    "the CPU frequency cannot be seen from here, as in most virtual machines",
                    "prefer the duet schedule: both arms see the same frequency"));
  }

  private Finding count() {
    return cpus >= 2
        ? Finding.ok("cpus", cpus + " CPUs")
        : Finding.warn(
            "cpus",
            "one CPU: the load generator and the system under test wait for each other",
            "use a machine with at least two CPUs");
  }
}
