// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.schedule;

import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Timetable;

/**
 * The slots of an open load, one after the other. A slot is a point in time and the requests that
 * are due then: one, or a burst, to one arm. Each group of pairs has as many slots as there are
 * arms, in seeded random order, so the arms share one schedule and do not meet in one slot. What
 * comes depends on the load and the seed alone.
 */
public final class ArrivalSchedule {
  private final Amount amount;
  private final SlotTimes times;
  private final PairOrder order;
  private final List<Integer> sizes;
  private final int[] arms;
  private int position;
  private long group = -1;
  private long pair;
  private int size;
  private long timeNs;
  private long measuredFromNs = -1;
  private boolean over;

  private ArrivalSchedule(
      Amount amount, int arms, SlotTimes times, PairOrder order, List<Integer> sizes) {
    this.amount = amount;
    this.times = times;
    this.order = order;
    this.sizes = sizes;
    this.arms = new int[arms];
    this.position = arms - 1;
  }

  /** The schedule of an open or burst load. */
  public static ArrivalSchedule of(Load.Scheduled load, int arms, long seed) {
    return new ArrivalSchedule(
        Amount.of(load), arms, times(load, arms, seed), new PairOrder(seed), load.sizes());
  }

  private static SlotTimes times(Load.Scheduled load, int arms, long seed) {
    Timetable times = load.timetable();
    if (times.trace() != null) {
      return SlotTimes.recorded(Trace.read(Path.of(times.trace())));
    }
    if (times.gap() != null) {
      return SlotTimes.apart(times.gap(), seed);
    }
    double first = times.steps().isEmpty() ? times.rate() : times.steps().get(0);
    return SlotTimes.rated(
        new Spacing(times.arrivals(), seed),
        new RateProfile.Constant(first * arms),
        groupsOf(load.extent().warmup(), load.sizes()) * arms,
        RateProfile.of(times, load.extent().duration(), arms));
  }

  private static long groupsOf(long pairs, List<Integer> sizes) {
    long groups = 0;
    for (long left = pairs; left > 0; groups++) {
      left -= sizes.get((int) (groups % sizes.size()));
    }
    return groups;
  }

  /** Goes to the next slot; false after the last one. */
  public boolean next() {
    long nextNs = over ? SlotTimes.OVER : times.nextNs();
    if (nextNs == SlotTimes.OVER && (over || position == arms.length - 1)) {
      return false;
    }
    timeNs = nextNs == SlotTimes.OVER ? timeNs : nextNs;
    position++;
    return position < arms.length || nextGroup();
  }

  private boolean nextGroup() {
    pair += size;
    group++;
    position = 0;
    if (enough()) {
      over = true;
      size = 0;
      return false;
    }
    long left = amount.pairs() == Long.MAX_VALUE ? Long.MAX_VALUE : amount.requests(1) - pair;
    size = (int) Math.min(left, sizes.get((int) (group % sizes.size())));
    order.fill(group, arms);
    return true;
  }

  private boolean enough() {
    if (pair < amount.warmup()) {
      return false;
    }
    if (measuredFromNs < 0) {
      measuredFromNs = timeNs;
    }
    return pair - amount.warmup() >= amount.pairs()
        || timeNs - measuredFromNs >= amount.durationNs();
  }

  /** When the requests of the slot are due, since the start of the run. */
  public long timeNs() {
    return timeNs;
  }

  /** To which arm they go. */
  public int arm() {
    return arms[position];
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** Seq of the i-th of them. */
  public long seq(int i) {
    return (pair + i) * arms.length + position;
  }

  /** Seq after all groups so far. */
  public long endSeq() {
    return (pair + size) * arms.length;
  }
}
