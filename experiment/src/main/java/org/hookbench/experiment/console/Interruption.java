// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.console;

/**
 * Ctrl-C: removes what is running, says how to resume, and ends the program with status 130. The
 * trial that was under way leaves nothing whole behind and is made again by {@code --resume}.
 */
public final class Interruption implements AutoCloseable {
  private final AutoCloseable running;
  private final String resume;
  private final Thread hook = new Thread(this::interrupt, "interruption");
  private volatile boolean requested;

  /**
   * Armed until closed.
   *
   * @param running closing it removes everything that runs
   * @param resume the command that resumes
   */
  public Interruption(AutoCloseable running, String resume) {
    this.running = running;
    this.resume = resume;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void interrupt() {
    requested = true;
    try {
      running.close();
    } catch (Exception e) {
      System.err.println("hookbench: not removed: " + e.getMessage());
    }
    System.err.println("hookbench: interrupted; finished trials are kept. To go on:\n  " + resume);
    Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
  }

  /** Never returns once an interruption is under way: what failed now failed because of it. */
  public void checkpoint() {
    while (requested) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        continue; // It ends what this thread was doing, not the wait for the end of the program.
      }
    }
  }

  @Override
  public void close() {
    if (!requested) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
