package org.hookbench.macro.load.fleet;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How far the clock of an agent is ahead of ours, as NTP finds it: from the exchange with the
 * shortest round trip (RFC 5905, section 10).
 *
 * @param offsetNs agent minus ours
 * @param errorNs the offset is right to within this: half of the round trip
 */
public record ClockOffset(long offsetNs, long errorNs) {
  private static final int EXCHANGES = 32;

  /** Asks for the time of the other side, as nanoseconds since 1970. */
  interface Remote {
    long epochNs() throws IOException;
  }

  static ClockOffset measure(Remote remote) throws IOException {
    ClockOffset best = null;
    for (int i = 0; i < EXCHANGES; i++) {
      long beforeNs = epochNs();
      long startNs = System.nanoTime();
      long remoteNs = remote.epochNs();
      long roundTripNs = System.nanoTime() - startNs;
      ClockOffset found =
          new ClockOffset(remoteNs - (beforeNs + roundTripNs / 2), (roundTripNs + 1) / 2);
      best = best == null || found.errorNs() < best.errorNs() ? found : best;
    }
    return best;
  }

  static long epochNs() {
    return ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
  }
}
