// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.Load;
import org.hookbench.macro.load.connection.Connection;
import org.hookbench.macro.load.connection.Events;
import org.hookbench.macro.load.connection.LoopContext;
import org.hookbench.macro.load.schedule.PairOrder;

/** Clients that send their next request when the last one has ended. For one thread. */
final class ClosedLoop implements Runnable {
  private static final long TICK_NS = 10_000_000L;
  private static final long GRACE_NS = 2_000_000_000L;

  private final LoopContext context;
  private final Events events;
  private final Pairs pairs;
  private final PairOrder order;
  private final ThinkTime thinkTime;
  private final Stop stop;
  private final List<Lane> lanes = new ArrayList<>();
  private long tickNs;
  private long stopNs = -1;

  ClosedLoop(Load.Closed load, LoopConfig config, LoopContext context, Events events, Pairs pairs) {
    this.context = context;
    this.events = events;
    this.pairs = pairs;
    this.order = new PairOrder(config.seed());
    this.thinkTime = ThinkTime.of(load, config.seed());
    this.stop = config.stop();
  }

  Pairs pairs() {
    return pairs;
  }

  PairOrder order() {
    return order;
  }

  ThinkTime thinkTime() {
    return thinkTime;
  }

  void add(Lane lane) {
    lanes.add(lane);
  }

  @Override
  public void run() {
    try {
      long nowNs = context.clock().nowNs();
      long nextNs = resume(nowNs);
      while (nextNs < Long.MAX_VALUE) {
        events.await(nowNs, nextNs - nowNs);
        nowNs = context.clock().nowNs();
        nextNs = tick(nowNs);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      context.close();
      lanes.forEach(lane -> lane.connections().forEach(Connection::close));
    }
  }

  /** When a lane wants to go on, at the latest the next tick; far away when all lanes are over. */
  private long tick(long nowNs) {
    if (nowNs >= tickNs) {
      tickNs = nowNs + TICK_NS;
      expire(nowNs);
    }
    return resume(nowNs);
  }

  private long resume(long nowNs) {
    long nextNs = Long.MAX_VALUE;
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      if (lane.resumeNs() <= nowNs) {
        lane.resume(nowNs);
      }
      if (!lane.over()) {
        nextNs = Math.min(nextNs, Math.min(lane.resumeNs(), nowNs + TICK_NS));
      }
    }
    return nextNs;
  }

  private void expire(long nowNs) {
    if (stop.asked() && stopNs < 0) {
      stopNs = nowNs;
    }
    boolean graceOver = stopNs >= 0 && nowNs - stopNs > GRACE_NS;
    for (Lane lane : lanes) {
      for (Connection c : lane.connections()) {
        if (graceOver) {
          c.interrupt();
        } else {
          c.expire(nowNs);
        }
      }
    }
  }
}
