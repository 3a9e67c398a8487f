// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.measurement;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.Progress;
import org.hookbench.macro.load.result.Tally;
import org.hookbench.macro.load.schedule.Amount;

/**
 * Shows how far a run is while it runs, once a second and only on a terminal; reads one counter.
 */
final class LiveProgress {
  private static final long INTERVAL_NS = 1_000_000_000L;

  private final Thread thread = new Thread(this::run, "progress");
  private final Tally tally;
  private final Amount amount;
  private final int arms;
  private volatile boolean over;

  LiveProgress(Tally tally, Load.Http load, int arms) {
    this.tally = tally;
    this.amount = Amount.of(load);
    this.arms = arms;
  }

  /** Begins to show it. */
  void start() {
    if (System.console() != null) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run() {
    boolean counted = amount.pairs() != Long.MAX_VALUE;
    double total = counted ? amount.requests(arms) : amount.durationNs() / 1e9;
    long startNs = System.nanoTime();
    try (Progress progress = new Progress("load", total)) {
      long last = 0;
      while (!over) {
        LockSupport.parkNanos(INTERVAL_NS);
        long seen = tally.seen();
        double seconds = (System.nanoTime() - startNs) / 1e9;
        String step = String.format(Locale.ROOT, "%d requests, %d/s", seen, seen - last);
        progress.at(Math.min(total, counted ? seen : seconds), step);
        last = seen;
      }
    }
  }

  /** Removes the line. */
  void end() {
    over = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
