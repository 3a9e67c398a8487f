package org.hookbench.macro.load.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.util.List;
import java.util.function.Consumer;
import org.hookbench.macro.load.connection.Connection;
import org.hookbench.macro.load.connection.Wire;

/** Receives the responses of an open load, on a thread of its own, until it is told to end. */
final class Receiver implements Runnable {
  private static final long TICK_MS = 10;
  private static final long TICK_NS = 10_000_000L;

  private final Wire wire;
  private final List<Pool> pools;
  private final Consumer<SelectionKey> ready = key -> ((Connection) key.attachment()).ready();
  private volatile boolean over;
  private volatile boolean interrupted;
  private long cpuNs;

  Receiver(Wire wire, List<Pool> pools) {
    this.wire = wire;
    this.pools = pools;
  }

  @Override
  public void run() {
    try (var selector = wire.selector()) {
      long tickNs = 0;
      while (!over) {
        selector.select(ready, TICK_MS);
        long nowNs = wire.clock().nowNs();
        if (nowNs >= tickNs) {
          tickNs = nowNs + TICK_NS;
          pools.forEach(pool -> tick(pool, nowNs));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      cpuNs = Loops.threadCpuNs();
      pools.forEach(pool -> pool.all().forEach(Connection::close));
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
    wire.selector().wakeup();
  }
}
