package org.hookbench.macro.load.clock;

/** Monotonic time; each clock has its own zero. */
@FunctionalInterface
public interface NanoClock {
  /** Nanoseconds since the zero of this clock. */
  long nowNs();

  /** A clock of the machine that begins at zero now. */
  static NanoClock startingNow() {
    long zeroNs = System.nanoTime();
    return () -> System.nanoTime() - zeroNs;
  }
}
