// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.container;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.console.Command;

/**
 * The log of this machine's kernel, as far as it is shown. Where an engine forgets why a container
 * was killed, the kernel has it written down with the control group's name.
 */
final class KernelLog {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private KernelLog() {}

  /** Whether it says that a process of this control group was killed at a memory limit. */
  static boolean tellsOfMemoryKill(String container) {
    return lines().anyMatch(line -> isMemoryKill(line, container));
  }

  static boolean isMemoryKill(String line, String container) {
    return line.contains("oom-kill:") && line.contains(container);
  }

  private static Stream<String> lines() {
    try {
      return new Command(List.of("dmesg"), LIMIT).mergingErrors().run().out().lines();
    } catch (IOException notInstalled) {
      return Stream.empty();
    }
  }
}
