// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.measurement;

/** An action for the case that the process is ended while something runs; removed after that. */
public final class ExitHook implements AutoCloseable {
  private final Thread thread;

  /** Adds the hook; the process waits for the action before it ends. */
  public ExitHook(Runnable action) {
    thread = new Thread(action, "interrupted");
    Runtime.getRuntime().addShutdownHook(thread);
  }

  /** Removes the hook, so that nothing that it refers to stays in memory. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook runs.
    }
  }
}
