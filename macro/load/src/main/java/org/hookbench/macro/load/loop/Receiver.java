// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.hookbench.macro.load.connection.Connection;
import org.hookbench.macro.load.connection.Events;
import org.hookbench.macro.load.connection.LoopContext;

/** Receives the responses of an open load, on a thread of its own, until it is asked to end. */
final class Receiver implements Runnable {
  private static final long TICK_NS = 10_000_000L;

  private final LoopContext context;
  private final Events events;
  private final List<Pool> pools;
  private volatile boolean over;
  private volatile boolean interrupted;
  private long tickNs;
  private long cpuNs;

  Receiver(LoopContext context, Events events, List<Pool> pools) {
    this.context = context;
    this.events = events;
    this.pools = pools;
  }

  @Override
  public void run() {
    try {
      long nowNs = 0;
      while (!over) {
        events.await(nowNs, TICK_NS);
        nowNs = context.clock().nowNs();
        step(nowNs);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      context.close();
      cpuNs = Loops.threadCpuNs();
      pools.forEach(pool -> pool.all().forEach(Connection::close));
    }
  }

  /** Looks after time-outs and waiting requests, if it is time for that. */
  void step(long nowNs) {
    if (nowNs >= tickNs) {
      tickNs = nowNs + TICK_NS;
      pools.forEach(pool -> tick(pool, nowNs));
    }
  }

  private void tick(Pool pool, long nowNs) {
    if (interrupted) {
      pool.interrupt(nowNs);
      pool.all().forEach(Connection::interrupt);
      return;
    }
    pool.all().forEach(connection -> connection.expire(nowNs));
    pool.tick(nowNs);
  }

  /** CPU time of the thread, once it has ended. */
  long cpuNs() {
    return cpuNs;
  }

  /** Ends the requests that are under way or wait. */
  void interrupt() {
    interrupted = true;
  }

  /** Ends the thread; nothing is under way. */
  void end() {
    over = true;
    context.links().wakeUp();
  }
}
