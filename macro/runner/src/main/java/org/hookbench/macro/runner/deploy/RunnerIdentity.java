// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.results.Checksums;

/**
 * Names a runner: process id, start time, and the place where this id means that process: machine,
 * boot and PID namespace. What a runner starts carries it, so that the next runner of the same
 * place finds and removes what has outlived its runner, and leaves alone what it cannot judge: the
 * runs of containers and of other machines.
 */
public final class RunnerIdentity {
  /** Variable by which processes of a runner are found. */
  public static final String VARIABLE = "HOOKBENCH_RUNNER";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int START_TIME = 22 - 3;
  private static final String MACHINE =
      digits(text("/etc/machine-id") + text("/proc/sys/kernel/hostname"));
  private static final String PLACE =
      MACHINE + digits(text("/proc/sys/kernel/random/boot_id")) + digits(namespace());

  private RunnerIdentity() {}

  /** Of this process. */
  public static String mine() {
    return of(ProcessHandle.current().pid()).orElseThrow();
  }

  /** Whether a runner of this place is gone; false for every other, dead or alive. */
  public static boolean isGone(String runner) {
    String[] parts = runner.split("-");
    return parts.length == 3
        && parts[2].equals(PLACE)
        && parts[0].matches("[0-9]{1,18}")
        && of(Long.parseLong(parts[0])).filter(runner::equals).isEmpty()
        && !isHidden(parts[0]);
  }

  /** Whether /proc may hide such a process of another user (hidepid). */
  private static boolean isHidden(String pid) {
    Command kill = new Command(List.of("kill", "-0", pid), PATIENCE).with("LC_ALL", "C");
    try {
      return of(1).isEmpty() && !kill.mergingErrors().run().out().contains("No such process");
    } catch (IOException cannotTell) {
      return true;
    }
  }

  /** Process id and field 22 of its stat, the start time in ticks since boot, and the place. */
  private static Optional<String> of(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Optional.of(pid + "-" + afterName[START_TIME] + "-" + PLACE);
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /**
   * Whether a runner of this machine, but not of this place, made it: before a reboot, or in a
   * container. It may live, so only what has ended by itself may be removed.
   */
  public static boolean isOfThisMachine(String runner) {
    String[] parts = runner.split("-");
    return parts.length == 3
        && parts[2].length() == PLACE.length()
        && parts[2].startsWith(MACHINE)
        && !parts[2].equals(PLACE);
  }

  private static String digits(String text) {
    return HexFormat.of().formatHex(Checksums.sha256(text), 0, 3);
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException none) {
      return "";
    }
  }

  private static String namespace() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException none) {
      return "";
    }
  }
}
