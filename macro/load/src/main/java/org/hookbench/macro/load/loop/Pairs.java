// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import java.util.concurrent.atomic.AtomicLong;
import org.hookbench.macro.load.sample.SampleRing;
import org.hookbench.macro.load.schedule.Amount;

/** Gives out the pairs of a closed run, one after the other, until it has had enough. */
final class Pairs {
  /** No more pairs. */
  static final long OVER = -1;

  /** None now: the writer is behind. */
  static final long LATER = -2;

  private final Amount amount;
  private final int arms;
  private final SampleRing ring;
  private final Stop stop;
  private final AtomicLong next = new AtomicLong();
  private volatile long measuredFromNs = -1;
  private volatile boolean over;
  private long writerBehind;

  Pairs(Amount amount, int arms, SampleRing ring, Stop stop) {
    this.amount = amount;
    this.arms = arms;
    this.ring = ring;
    this.stop = stop;
  }

  /** The next pair, or {@link #OVER} or {@link #LATER}. */
  synchronized long next(long nowNs) {
    long pair = next.get();
    if (over || stop.asked() || enough(pair, nowNs)) {
      over = true;
      return OVER;
    }
    if (!ring.hasRoomFor((pair + 1) * arms)) {
      writerBehind++;
      return LATER;
    }
    next.set(pair + 1);
    return pair;
  }

  private boolean enough(long pair, long nowNs) {
    if (pair < amount.warmup()) {
      return false;
    }
    if (measuredFromNs < 0) {
      measuredFromNs = nowNs;
    }
    return pair - amount.warmup() >= amount.pairs()
        || nowNs - measuredFromNs >= amount.durationNs();
  }

  /** How often there was none because the writer was behind. */
  long writerBehind() {
    return writerBehind;
  }

  /** Pairs given out so far. */
  long given() {
    return next.get();
  }
}
