package org.hookbench.macro.load.schedule;

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
