// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends a process and its children. */
final class Stops {
  static final long GRACE_SECONDS = 5;

  private Stops() {}

  /**
   * Asks first, kills after some seconds; returns when it is gone.
   *
   * @return whether it ended when it was asked
   */
  static boolean stop(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    boolean ended = waitFor(process);
    if (!ended) {
      process.destroyForcibly();
      waitFor(process);
    }
    children.forEach(ProcessHandle::destroyForcibly);
    return ended;
  }

  private static boolean waitFor(Process process) {
    try {
      return process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
