package org.hookbench.macro.load.loop;

import java.util.SplittableRandom;
import org.hookbench.experiment.Clients;

/** Pause of a client between a response and its next request. */
@FunctionalInterface
interface ThinkTime {
  long nextNs();

  /** What the clients ask for: always the same, or exponential by inversion. */
  static ThinkTime of(Clients clients, long seed) {
    long meanNs = clients.thinkTimeNs();
    if (clients.thinkDistribution() == Clients.ThinkDistribution.FIXED || meanNs == 0) {
      return () -> meanNs;
    }
    SplittableRandom random = new SplittableRandom(seed);
    return () -> Math.round(-Math.log1p(-random.nextDouble()) * meanNs);
  }
}
