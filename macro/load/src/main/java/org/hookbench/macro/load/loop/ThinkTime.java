// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import java.util.SplittableRandom;
import org.hookbench.experiment.Load;

/** Pause of a client between a response and its next request. */
@FunctionalInterface
interface ThinkTime {
  long nextNs();

  /** Makes the pauses of a load: constant, or exponential by inversion. */
  static ThinkTime of(Load.Closed load, long seed) {
    long meanNs = load.thinkTime().ns();
    if (load.thinkDistribution() == Load.ThinkDistribution.FIXED || meanNs == 0) {
      return () -> meanNs;
    }
    SplittableRandom random = new SplittableRandom(seed);
    return () -> Math.round(-Math.log1p(-random.nextDouble()) * meanNs);
  }
}
