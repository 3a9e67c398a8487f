// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RemoteClockTest {
  private static final long MS = 1_000_000L;
  private static final Instant START = Instant.parse("2026-01-31T12:00:00.123456789Z");
  private Instant now = START;

  private void pass(long ns) {
    now = now.plusNanos(ns);
  }

  /** A clock that is ahead by an offset, behind a network that takes its time both ways. */
  private Supplier<Instant> remote(long offsetNs, Duration resolution, Random delays, int mostNs) {
    return () -> {
      pass(1 + delays.nextInt(mostNs));
      Instant shown = now.plusNanos(offsetNs);
      pass(1 + delays.nextInt(mostNs));
      return resolution.isZero() ? shown : shown.truncatedTo(ChronoUnit.SECONDS);
    };
  }

  private RemoteClock measured(long offsetNs, Duration resolution, long seed, int mostNs) {
    return RemoteClock.measure(
        10,
        resolution,
        remote(offsetNs, resolution, new Random(seed), mostNs),
        () -> now,
        length -> pass(length.toNanos()));
  }

  @Property
  void theOffsetIsWithinItsBoundHoweverUnequalTheTwoWaysAre(
      @ForAll @LongRange(min = -10_000_000_000L, max = 10_000_000_000L) long offsetNs,
      @ForAll boolean wholeSeconds,
      @ForAll @IntRange(min = 1, max = 300_000_000) int mostNs,
      @ForAll long seed) {
    Duration resolution = wholeSeconds ? Duration.ofSeconds(1) : Duration.ZERO;
    RemoteClock clock = measured(offsetNs, resolution, seed, mostNs);
    assertThat(offsetNs).isBetween(clock.lowNs(), clock.highNs());
    assertThat(Math.abs(offsetNs - clock.offsetNs())).isLessThanOrEqualTo(clock.errorNs());
  }

  @Test
  void aClockOfWholeSecondsIsKnownBetterThanASecondBecauseItIsSeenToTurn() {
    assertThat(measured(3 * MS, Duration.ofSeconds(1), 1, 1000).errorNs()).isLessThan(60 * MS);
  }

  @Test
  void aClockThatIsSetMeanwhileIsTakenAsItIsNow() {
    int[] asked = {0};
    RemoteClock clock =
        RemoteClock.measure(
            10,
            Duration.ZERO,
            () -> now.plusSeconds(asked[0]++ < 5 ? 0 : 60),
            () -> now,
            length -> {});
    assertThat(clock.offsetNs()).isEqualTo(60_000 * MS);
  }

  @Test
  void printsTheOffsetAndItsBound() {
    assertThat(new RemoteClock(-200 * MS, 400 * MS)).hasToString("+100.0 ms ± 300.0 ms");
  }
}
