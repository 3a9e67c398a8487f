package org.hookbench.macro.runner.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The log of this machine's kernel, as far as it is shown. Where an engine forgets why a container
 * was killed, the kernel has it written down with the control group's name.
 */
final class KernelLog {
  private static final long LONGEST_SECONDS = 5;

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
      Process process = new ProcessBuilder("dmesg").redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
      return said.lines();
    } catch (IOException notInstalled) {
      return Stream.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Stream.empty();
    }
  }
}
