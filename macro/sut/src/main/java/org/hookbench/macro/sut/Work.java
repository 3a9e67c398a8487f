// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.sut;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Work of a known size: a chain of integer steps, each of which needs the result of the one before.
 * So no compiler can leave steps out, and no CPU can overlap them.
 */
final class Work {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 30;
  private static final int STEPS = 500_000;
  private static final long MOST_AT_ONCE_US = 50;
  private final double stepsPerUs;
  private volatile long result;

  Work() {
    this(measured());
  }

  Work(double stepsPerUs) {
    this.stepsPerUs = stepsPerUs;
  }

  /** Steps per microsecond of CPU time of this thread; the fastest of the rounds counts. */
  static double measured() {
    long leastNs = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      leastNs = Math.min(leastNs, new Work(1).run(STEPS).cpuNs());
    }
    return STEPS * 1e3 / Math.max(1, leastNs);
  }

  /** What steps took: CPU time of the thread that made them, and time on the clock. */
  record Spent(long cpuNs, long wallNs) {}

  /** Steps that need {@code us} microseconds of CPU on this machine at rest. */
  long steps(long us) {
    return Math.round(us * stepsPerUs);
  }

  Spent run(long steps) {
    long wallNs = System.nanoTime();
    long cpuNs = THREADS.getCurrentThreadCpuTime();
    result = chain(steps);
    return new Spent(THREADS.getCurrentThreadCpuTime() - cpuNs, System.nanoTime() - wallNs);
  }

  /**
   * Works until this thread has used {@code us} microseconds of CPU, however fast a step is by now.
   * It looks at the clock often: on a CPU that is slower than it was at rest, many steps at once
   * would take longer than they should.
   */
  Spent use(long us) {
    long wallNs = System.nanoTime();
    long start = THREADS.getCurrentThreadCpuTime();
    long cpuNs = 0;
    while (cpuNs < us * 1000) {
      result = chain(1 + steps(Math.min(MOST_AT_ONCE_US, us - cpuNs / 1000)));
      cpuNs = THREADS.getCurrentThreadCpuTime() - start;
    }
    return new Spent(cpuNs, System.nanoTime() - wallNs);
  }

  /** Marsaglia's xorshift (2003, doi:10.18637/jss.v008.i14), {@code steps} times from 1. */
  static long chain(long steps) {
    long x = 1;
    for (long i = 0; i < steps; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }
}
