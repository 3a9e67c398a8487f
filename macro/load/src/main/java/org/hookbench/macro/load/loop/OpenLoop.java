// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.hookbench.experiment.Load;
import org.hookbench.macro.load.clock.NanoClock;
import org.hookbench.macro.load.clock.TimerSlack;
import org.hookbench.macro.load.clock.Waiter;
import org.hookbench.macro.load.sample.SampleRing;
import org.hookbench.macro.load.schedule.ArrivalSchedule;

/**
 * Sends each request when it is due by the schedule, whether or not earlier ones were answered,
 * unless gaps begin with responses. For the thread that sends.
 */
final class OpenLoop {
  private static final long ROOM_WAIT_NS = 1_000_000L;
  private static final long END_WAIT_NS = 1_000_000L;
  private static final long NAP_NS = 50_000_000L;
  private static final long RESPONSE_WAIT_NS = 50_000L;
  private static final long GRACE_NS = 2_000_000_000L;

  private final NanoClock clock;
  private final ArrivalSchedule schedule;
  private final List<Pool> pools;
  private final SampleRing ring;
  private final Stop stop;
  private final AtomicLong completed = new AtomicLong();
  private final Histogram lateness;
  private final AtomicLong lastDoneNs = new AtomicLong();
  private final boolean followsResponses;
  private long lastSlotNs;
  private long shiftNs;
  private long issued;
  private long writerBehind;

  /**
   * A loop over a schedule.
   *
   * @param lateness takes, for each slot, how late this thread came to it
   */
  OpenLoop(LoopConfig config, ArrivalSchedule schedule, List<Pool> pools, Histogram lateness) {
    this.clock = config.clock();
    this.ring = config.ring();
    this.stop = config.stop();
    this.schedule = schedule;
    this.followsResponses =
        config.load() instanceof Load.Scheduled load && load.timetable().followsResponses();
    this.pools = pools;
    this.lateness = lateness;
  }

  /** Says that a request has ended; from any thread. */
  void ended(long doneNs) {
    lastDoneNs.accumulateAndGet(doneNs, Math::max);
    completed.incrementAndGet();
  }

  /** Makes all requests, and returns how many when the last one has ended. */
  long run(Receiver receiver) {
    TimerSlack.remove();
    Waiter waiter = new Waiter(clock);
    shiftNs = clock.nowNs();
    while (!stop.asked() && schedule.next()) {
      awaitRoom();
      followResponses();
      long dueNs = schedule.timeNs() + shiftNs;
      sleepUntil(dueNs);
      if (stop.asked()) {
        cancel();
      } else {
        waiter.until(dueNs);
        lateness.recordValue(Math.max(0, clock.nowNs() - dueNs));
        send(dueNs);
      }
    }
    cancelRest();
    awaitEnd(receiver);
    return issued;
  }

  /** Moves the schedule, where it says so, to begin the next gap at the last response. */
  private void followResponses() {
    if (followsResponses && issued > 0) {
      while (completed.get() < issued && !stop.asked()) {
        clock.park(RESPONSE_WAIT_NS);
      }
      shiftNs = lastDoneNs.get() - lastSlotNs;
    }
    lastSlotNs = schedule.timeNs();
  }

  /** Sleeps through the most of a long gap; returns at once when the run is to end. */
  private void sleepUntil(long dueNs) {
    while (!stop.asked() && dueNs - clock.nowNs() > 2 * NAP_NS) {
      clock.park(NAP_NS);
    }
  }

  private void send(long dueNs) {
    Pool pool = pools.get(schedule.arm());
    for (int i = 0; i < schedule.size(); i++) {
      issued++;
      pool.request(schedule.seq(i), dueNs);
    }
  }

  /** What is left of a group that was begun ends as interrupted, so that seq has no gaps. */
  private void cancelRest() {
    while (issued < schedule.endSeq() && schedule.next()) {
      cancel();
    }
  }

  private void cancel() {
    for (int i = 0; i < schedule.size(); i++) {
      issued++;
      pools.get(schedule.arm()).cancel(schedule.seq(i), clock.nowNs());
    }
  }

  long writerBehind() {
    return writerBehind;
  }

  private void awaitRoom() {
    while (!ring.hasRoomFor(schedule.endSeq()) && !stop.asked()) {
      writerBehind++;
      clock.park(ROOM_WAIT_NS);
    }
  }

  private void awaitEnd(Receiver receiver) {
    long stopNs = -1;
    while (completed.get() < issued) {
      if (stop.asked() && stopNs < 0) {
        stopNs = clock.nowNs();
      }
      if (stopNs >= 0 && clock.nowNs() - stopNs > GRACE_NS) {
        receiver.interrupt();
      }
      clock.park(END_WAIT_NS);
    }
    receiver.end();
  }
}
