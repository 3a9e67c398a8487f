// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.measurement;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends what runs when the process is to end, and holds the process until it has ended. */
public final class ExitHook implements AutoCloseable {
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Adds the hook.
   *
   * @param stop is called on Ctrl-C; the process then waits until the hook is closed
   * @param longestSeconds that it waits
   */
  public ExitHook(Runnable stop, long longestSeconds) {
    thread = new Thread(() -> end(stop, longestSeconds), "interrupted");
    Runtime.getRuntime().addShutdownHook(thread);
  }

  private void end(Runnable stop, long longestSeconds) {
    stop.run();
    try {
      ended.await(longestSeconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Removes the hook, so that nothing that it refers to stays in memory. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook runs.
    }
  }
}
