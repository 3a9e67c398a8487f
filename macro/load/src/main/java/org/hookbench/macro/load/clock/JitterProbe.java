// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.clock;

import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Sleeps again and again and notes by how much too long: what the scheduler, the hypervisor and
 * pauses of this JVM do to a thread that has nothing else to do. Sleeps are of random length, lest
 * they go in step with requests that come at even intervals, and long: each wake-up keeps a CPU of
 * a virtual machine from sleep, and a hundred of them a second make what is measured beside them 6
 * % quicker.
 */
public final class JitterProbe implements AutoCloseable {
  private static final long SHORTEST_SLEEP_NS = 20_000_000L;
  private static final long LONGEST_SLEEP_NS = 80_000_000L;
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
    SplittableRandom random = new SplittableRandom();
    while (!over) {
      long sleepNs = random.nextLong(SHORTEST_SLEEP_NS, LONGEST_SLEEP_NS);
      long fromNs = System.nanoTime();
      LockSupport.parkNanos(sleepNs);
      long lateNs = System.nanoTime() - fromNs - sleepNs;
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
