package org.hookbench.macro.load.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.hookbench.macro.load.connection.Connection;
import org.hookbench.macro.load.connection.LoopContext;
import org.hookbench.macro.load.connection.Poll;

/** Receives the responses of an open load, on a thread of its own, until it is told to end. */
final class Receiver implements Runnable {
  private static final long TICK_NS = 10_000_000L;

  private final LoopContext context;
  private final Poll poll;
  private final List<Pool> pools;
  private volatile boolean over;
  private volatile boolean interrupted;
  private long cpuNs;

  Receiver(LoopContext context, Poll poll, List<Pool> pools) {
    this.context = context;
    this.poll = poll;
    this.pools = pools;
  }

  @Override
  public void run() {
    try {
      long tickNs = 0;
      long nowNs = 0;
      while (!over) {
        poll.await(nowNs, TICK_NS);
        nowNs = context.clock().nowNs();
        if (nowNs >= tickNs) {
          tickNs = nowNs + TICK_NS;
          tickAll(nowNs);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      context.close();
      cpuNs = Loops.threadCpuNs();
      pools.forEach(pool -> pool.all().forEach(Connection::close));
    }
  }

  private void tickAll(long nowNs) {
    pools.forEach(pool -> tick(pool, nowNs));
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
    context.selector().wakeup();
  }
}
