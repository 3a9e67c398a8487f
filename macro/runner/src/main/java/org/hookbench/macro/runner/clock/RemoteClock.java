package org.hookbench.macro.runner.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How far another clock is ahead of ours: somewhere from {@code lowNs} to {@code highNs}. It was
 * read between two readings of ours (Cristian 1989, doi 10.1007/BF01784024), and what several
 * exchanges allow is what all of them allow (Marzullo and Owicki 1985, doi
 * 10.1145/1041444.1041451).
 */
public record RemoteClock(long lowNs, long highNs) {
  private static final int EXCHANGES = 10;

  public RemoteClock {
    if (lowNs > highNs) {
      throw new IllegalArgumentException(lowNs + " ns is above " + highNs + " ns");
    }
  }

  /**
   * Asks it ten times.
   *
   * @param resolution of what it shows; the exchanges are spread over that long, so that a clock of
   *     whole seconds is seen to turn
   */
  public static RemoteClock measure(Duration resolution, Supplier<Instant> theirs) {
    return measure(resolution, theirs, Instant::now, RemoteClock::pause);
  }

  static RemoteClock measure(
      Duration resolution,
      Supplier<Instant> theirs,
      Supplier<Instant> ours,
      java.util.function.Consumer<Duration> pause) {
    RemoteClock all = exchange(resolution, theirs, ours);
    for (int i = 1; i < EXCHANGES; i++) {
      pause.accept(resolution.dividedBy(EXCHANGES));
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

  /** What both allow; the later one if a clock was set in between. */
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

  /** The middle. */
  public long offsetNs() {
    return lowNs + (highNs - lowNs) / 2;
  }

  /** The offset is right to within this. */
  public long errorNs() {
    return (highNs - lowNs + 1) / 2;
  }

  /** As in {@code +0.3 ms ± 0.2 ms}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%+.1f ms ± %.1f ms", offsetNs() / 1e6, errorNs() / 1e6);
  }
}
