// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An interval that contains how far another clock is ahead of ours: from {@code lowNs} to {@code
 * highNs}. Each exchange reads the other clock between two readings of ours (Cristian 1989, doi
 * 10.1007/BF01784024); the result is the intersection of the intervals of all exchanges (Marzullo
 * and Owicki 1985, doi 10.1145/1041444.1041451).
 */
public record RemoteClock(long lowNs, long highNs) {
  private static final int EXCHANGES = 10;

  public RemoteClock {
    if (lowNs > highNs) {
      throw new IllegalArgumentException(lowNs + " ns is above " + highNs + " ns");
    }
  }

  /**
   * Measures a clock in ten exchanges.
   *
   * @param resolution step of the time that it shows; the exchanges are spread over one step, so
   *     that a clock of whole seconds is seen to turn
   */
  public static RemoteClock measure(Duration resolution, Supplier<Instant> theirs) {
    return measure(EXCHANGES, resolution, theirs);
  }

  /** Measures a clock in as many exchanges as are asked for. */
  public static RemoteClock measure(int exchanges, Duration resolution, Supplier<Instant> theirs) {
    return measure(exchanges, resolution, theirs, Instant::now, RemoteClock::pause);
  }

  static RemoteClock measure(
      int exchanges,
      Duration resolution,
      Supplier<Instant> theirs,
      Supplier<Instant> ours,
      Consumer<Duration> pause) {
    RemoteClock all = exchange(resolution, theirs, ours);
    for (int i = 1; i < exchanges; i++) {
      pause.accept(resolution.dividedBy(exchanges));
      all = all.and(exchange(resolution, theirs, ours));
    }
    return all;
  }

  private static RemoteClock exchange(
      Duration resolution, Supplier<Instant> theirs, Supplier<Instant> ours) {
    Instant before = ours.get();
    Instant shown = theirs.get();
    Instant after = ours.get();
    return new RemoteClock(
        ChronoUnit.NANOS.between(after, shown),
        ChronoUnit.NANOS.between(before, shown.plus(resolution)));
  }

  /** Intersects both; returns the later one if a clock was set in between. */
  private RemoteClock and(RemoteClock later) {
    long low = Math.max(lowNs, later.lowNs);
    long high = Math.min(highNs, later.highNs);
    return low <= high ? new RemoteClock(low, high) : later;
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the middle of the interval. */
  public long offsetNs() {
    return lowNs + (highNs - lowNs) / 2;
  }

  /** Returns half the length of the interval: the offset is right to within this. */
  public long errorNs() {
    return (highNs - lowNs + 1) / 2;
  }

  /** Formats it as in {@code +0.3 ms ± 0.2 ms}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%+.1f ms ± %.1f ms", offsetNs() / 1e6, errorNs() / 1e6);
  }
}
