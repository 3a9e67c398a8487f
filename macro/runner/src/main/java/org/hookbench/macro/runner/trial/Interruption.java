package org.hookbench.macro.runner.trial;

import java.util.ArrayDeque;
import java.util.Deque;
import org.hookbench.experiment.console.ExitStatus;

/**
 * Ctrl-C: removes what is running, prints how to resume, and ends the program with status 130. The
 * trial that was under way leaves nothing whole behind and is made again by {@code --resume}.
 */
public final class Interruption implements AutoCloseable {
  private static final long ENDLESS_MS = Long.MAX_VALUE;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Thread hook;
  private volatile boolean requested;

  /**
   * Armed until closed.
   *
   * @param resume the command that resumes
   */
  public Interruption(String resume) {
    hook = new Thread(() -> interrupt(resume), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void interrupt(String resume) {
    requested = true;
    closeAll();
    System.err.println(
        "\nhookbench: interrupted; finished trials are kept. Resume with:\n  " + resume);
    Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
  }

  private void closeAll() {
    synchronized (running) {
      while (!running.isEmpty()) {
        try {
          running.pop().close();
        } catch (Exception e) {
          System.err.println("hookbench: not removed: " + e.getMessage());
        }
      }
    }
  }

  /** Closes this too when interrupted, last in first out. */
  public <T extends AutoCloseable> T guard(T closeable) {
    synchronized (running) {
      running.push(closeable);
      return closeable;
    }
  }

  /** Forgets what was guarded; blocks for ever once an interruption is under way. */
  void checkpoint() {
    while (requested) {
      try {
        Thread.sleep(ENDLESS_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    synchronized (running) {
      running.clear();
    }
  }

  @Override
  public void close() {
    if (!requested) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
