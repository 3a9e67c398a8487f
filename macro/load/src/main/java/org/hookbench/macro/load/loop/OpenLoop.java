package org.hookbench.macro.load.loop;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.hookbench.macro.load.clock.NanoClock;
import org.hookbench.macro.load.clock.TimerSlack;
import org.hookbench.macro.load.clock.Waiter;
import org.hookbench.macro.load.sample.SampleRing;
import org.hookbench.macro.load.schedule.ArrivalSchedule;

/**
 * Sends each request when it is due by the schedule, whether or not earlier ones were answered. For
 * the thread that sends.
 */
final class OpenLoop {
  private static final long ROOM_WAIT_NS = 1_000_000L;
  private static final long END_WAIT_NS = 1_000_000L;
  private static final long GRACE_NS = 2_000_000_000L;

  private final NanoClock clock;
  private final ArrivalSchedule schedule;
  private final List<Pool> pools;
  private final SampleRing ring;
  private final Stop stop;
  private final AtomicLong completed = new AtomicLong();
  private final Histogram lateness;
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
    this.pools = pools;
    this.lateness = lateness;
  }

  /** Says that a request has ended; from any thread. */
  void ended() {
    completed.incrementAndGet();
  }

  /** Makes all requests, and returns how many when the last one has ended. */
  long run(Receiver receiver) {
    TimerSlack.remove();
    Waiter waiter = new Waiter(clock);
    while (!stop.asked() && schedule.next()) {
      awaitRoom();
      waiter.until(schedule.timeNs());
      lateness.recordValue(Math.max(0, clock.nowNs() - schedule.timeNs()));
      send();
    }
    cancelRest();
    awaitEnd(receiver);
    return issued;
  }

  private void send() {
    Pool pool = pools.get(schedule.arm());
    for (int i = 0; i < schedule.size(); i++) {
      issued++;
      pool.request(schedule.seq(i), schedule.timeNs());
    }
  }

  /** What is left of a group that was begun ends as interrupted, so that seq has no gaps. */
  private void cancelRest() {
    while (issued < schedule.endSeq() && schedule.next()) {
      for (int i = 0; i < schedule.size(); i++) {
        issued++;
        pools.get(schedule.arm()).cancel(schedule.seq(i), clock.nowNs());
      }
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
