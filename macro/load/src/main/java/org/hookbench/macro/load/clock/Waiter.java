// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.clock;

/**
 * Waits for points in time: sleeps for most of the wait and spins for the rest. How long it spins
 * follows how late the sleeps end, so that 99 of 100 sleeps end before the point; no wait spins
 * longer than needed, because a spinning generator takes CPU from the server beside it. For one
 * thread.
 */
public final class Waiter {
  private static final double LATE_SHARE = 0.01;
  private static final double STEP_NS = 2_000;
  private static final double SHORTEST_SPIN_NS = 5_000;
  private static final double LONGEST_SPIN_NS = 300_000;
  private static final long SHORTEST_SLEEP_NS = 10_000;
  private static final long LONGEST_SLEEP_NS = 10_000_000;

  private final NanoClock clock;
  private double spinNs = 80_000;

  public Waiter(NanoClock clock) {
    this.clock = clock;
  }

  /** Returns once, at {@code timeNs} or as soon after it as the machine lets it. */
  public void until(long timeNs) {
    long sleepNs = timeNs - clock.nowNs() - (long) spinNs;
    while (sleepNs > SHORTEST_SLEEP_NS) {
      sleep(Math.min(sleepNs, LONGEST_SLEEP_NS));
      sleepNs = timeNs - clock.nowNs() - (long) spinNs;
    }
    while (clock.nowNs() < timeNs) {
      Thread.onSpinWait();
    }
  }

  private void sleep(long sleepNs) {
    long fromNs = clock.nowNs();
    clock.park(sleepNs);
    learn(clock.nowNs() - fromNs - sleepNs);
  }

  /** Moves the spin to the 99th percentile of the lateness of sleeps, a step at a time. */
  void learn(long lateNs) {
    spinNs += lateNs > spinNs ? STEP_NS * (1 - LATE_SHARE) : -STEP_NS * LATE_SHARE;
    spinNs = Math.max(SHORTEST_SPIN_NS, Math.min(LONGEST_SPIN_NS, spinNs));
  }

  double spinNs() {
    return spinNs;
  }
}
