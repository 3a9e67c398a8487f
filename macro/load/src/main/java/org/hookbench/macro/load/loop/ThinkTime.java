package org.hookbench.macro.load.loop;

import java.util.SplittableRandom;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Units;

/** Pause of a client between a response and its next request. */
@FunctionalInterface
interface ThinkTime {
  long nextNs();

  /** What a load asks for: always the same, or exponential by inversion. */
  static ThinkTime of(Load load, long seed) {
    long meanNs = Math.round(Units.parseNs("load.thinkTime", load.thinkTime()));
    if (load.thinkDistribution() == Load.ThinkDistribution.FIXED || meanNs == 0) {
      return () -> meanNs;
    }
    SplittableRandom random = new SplittableRandom(seed);
    return () -> Math.round(-Math.log1p(-random.nextDouble()) * meanNs);
  }
}
