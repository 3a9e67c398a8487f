// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.provenance;

import java.nio.file.Path;
import java.util.List;

/**
 * The machine; null where it cannot be told.
 *
 * @param clockSource of the kernel, as in tsc or kvm-clock
 */
public record Host(
    String name,
    String kernel,
    String os,
    String architecture,
    String cpuModel,
    int cpus,
    String clockSource,
    String governor,
    Long memoryKib,
    String libc,
    String virtualization,
    String aslr) {

  /** Reads /proc and /sys. */
  public static Host read() {
    return new Host(
        Facts.line(Path.of("/proc/sys/kernel/hostname")),
        Facts.line(Path.of("/proc/sys/kernel/osrelease")),
        Facts.value(Path.of("/etc/os-release"), "PRETTY_NAME", "="),
        System.getProperty("os.arch"),
        Facts.value(Path.of("/proc/cpuinfo"), "model name", ":"),
        Runtime.getRuntime().availableProcessors(),
        Facts.line(Path.of("/sys/devices/system/clocksource/clocksource0/current_clocksource")),
        Facts.line(Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")),
        readMemoryKib(),
        Facts.command(List.of("getconf", "GNU_LIBC_VERSION")),
        Facts.command(List.of("systemd-detect-virt")),
        Facts.line(Path.of("/proc/sys/kernel/randomize_va_space")));
  }

  private static Long readMemoryKib() {
    String text = Facts.value(Path.of("/proc/meminfo"), "MemTotal", ":");
    return text == null ? null : Long.valueOf(text.replaceAll("[^0-9]", ""));
  }
}
