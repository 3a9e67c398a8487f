// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.container;

/**
 * How a container ended.
 *
 * @param outOfMemory whether the kernel killed it at its memory limit
 * @param exit status, as engines count: 128 and the signal
 */
public record EndOfContainer(boolean outOfMemory, int exit) {
  private static final int SIGNAL_BASE = 128;

  /**
   * As the engine of this machine tells it. Where it knows nothing of a memory kill, the kernel's
   * log is asked: podman 4 says so where control groups are version 1 or the monitor was too late,
   * and a busy Docker does when the container is gone before the event has come.
   */
  public static EndOfContainer told(String id, boolean outOfMemory, int exit) {
    return new EndOfContainer(outOfMemory || exit != 0 && KernelLog.tellsOfMemoryKill(id), exit);
  }

  /** One sentence about the arm, without log lines. */
  public String of(ArmContainer arm) {
    String who = "the system under test of arm " + arm.label();
    if (outOfMemory) {
      return ("%s was killed by the kernel because it reached its memory limit%s (OOM"
              + " kill); raise sut.limits.memory, or give the program a smaller heap")
          .formatted(who, arm.limits().memory() == null ? "" : " of " + arm.limits().memory());
    }
    return exit > SIGNAL_BASE
        ? who + " was ended by signal " + (exit - SIGNAL_BASE)
        : who + " ended with exit status " + exit;
  }
}
