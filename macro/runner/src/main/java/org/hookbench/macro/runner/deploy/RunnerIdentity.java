package org.hookbench.macro.runner.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Names a runner: process id and start time. What a runner starts carries it, so that the next one
 * finds and removes what has outlived its runner.
 */
public final class RunnerIdentity {
  private static final int START_TIME = 22 - 3;

  /** Variable by which processes of a runner are found. */
  public static final String VARIABLE = "HOOKBENCH_RUNNER";

  private RunnerIdentity() {}

  /** Of this process. */
  public static String mine() {
    return of(ProcessHandle.current().pid()).orElseThrow();
  }

  /** Whether that runner is still there. */
  public static boolean isAlive(String runner) {
    String pid = runner.replaceFirst("-.*", "");
    return pid.matches("[0-9]+") && of(Long.parseLong(pid)).filter(runner::equals).isPresent();
  }

  /** Process id and field 22 of its stat, the start time in ticks since boot. */
  private static Optional<String> of(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Optional.of(pid + "-" + afterName[START_TIME]);
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
