package org.hookbench.macro.load.clock;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Sleeps again and again and notes by how much too long: what the scheduler, the hypervisor and
 * pauses of this JVM do to a thread that has nothing else to do.
 */
public final class JitterProbe implements AutoCloseable {
  private static final long SLEEP_NS = 10_000_000L;
  private static final long LONGEST_NS = 60_000_000_000L;
  private static final int DIGITS = 3;

  private final Histogram late = new Histogram(LONGEST_NS, DIGITS);
  private final Thread thread = new Thread(this::run, "jitter");
  private volatile boolean over;

  /** A probe that runs until it is closed. */
  public JitterProbe() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    TimerSlack.remove();
    while (!over) {
      long fromNs = System.nanoTime();
      LockSupport.parkNanos(SLEEP_NS);
      long lateNs = System.nanoTime() - fromNs - SLEEP_NS;
      late.recordValue(Math.max(0, Math.min(LONGEST_NS, lateNs)));
    }
  }

  /** Ends the probe; after this {@link #late} may be read. */
  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** By how much sleeps were too long, ns. */
  public Histogram late() {
    return late;
  }
}
