// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.clock;

import java.util.concurrent.locks.LockSupport;

/** Monotonic time; each clock has its own zero. */
@FunctionalInterface
public interface NanoClock {
  /** Nanoseconds since the zero of this clock. */
  long nowNs();

  /** Sleeps for {@code ns} by this clock, or less, or more if the machine is busy. */
  default void park(long ns) {
    LockSupport.parkNanos(ns);
  }

  /** A clock of the machine that begins at zero now. */
  static NanoClock startingNow() {
    long zeroNs = System.nanoTime();
    return () -> System.nanoTime() - zeroNs;
  }
}
