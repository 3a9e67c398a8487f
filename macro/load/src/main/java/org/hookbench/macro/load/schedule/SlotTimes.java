// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.schedule;

import java.util.SplittableRandom;
import org.hookbench.experiment.Gap;

/** Points in time, one after the other. */
interface SlotTimes {
  /** No more. */
  long OVER = Long.MAX_VALUE;

  /** The next point, in nanoseconds since the start; {@link #OVER} after the last one. */
  long nextNs();

  /** Points that follow a rate; before the profile begins, the warm-up has the first rate. */
  static SlotTimes rated(Spacing spacing, RateProfile warmup, long warmupSlots, RateProfile then) {
    return new SlotTimes() {
      private long slot;
      private double arrivals;
      private double zeroNs;

      @Override
      public long nextNs() {
        if (slot == warmupSlots) {
          zeroNs = warmup.timeNs(arrivals);
          arrivals = 0;
        }
        RateProfile profile = slot < warmupSlots ? warmup : then;
        slot++;
        long timeNs = Math.round(zeroNs + profile.timeNs(arrivals));
        arrivals += spacing.next();
        return timeNs;
      }
    };
  }

  /** Points with a gap between them: its shift, and an exponential time with its scale as mean. */
  static SlotTimes apart(Gap gap, long seed) {
    return new SlotTimes() {
      private final SplittableRandom random = new SplittableRandom(seed);
      private double timeNs;

      @Override
      public long nextNs() {
        long nextNs = Math.round(timeNs);
        timeNs += gap.shift().ns() + gap.scale().ns() * Spacing.exponential(random);
        return nextNs;
      }
    };
  }

  /** Points that were recorded. */
  static SlotTimes recorded(long[] timesNs) {
    return new SlotTimes() {
      private int next;

      @Override
      public long nextNs() {
        return next == timesNs.length ? OVER : timesNs[next++];
      }
    };
  }
}
