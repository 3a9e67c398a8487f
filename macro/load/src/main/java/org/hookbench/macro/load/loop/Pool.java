// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hookbench.macro.load.connection.Connection;
import org.hookbench.macro.load.sample.ErrorKind;
import org.hookbench.macro.load.sample.Exchange;

/**
 * The connections of one arm under an open load, and the requests that wait for one. Used by the
 * thread that sends and by the one that receives; the lock of the pool is never held while a
 * connection is used.
 */
final class Pool {
  private final int arm;
  private final int arms;
  private final long timeoutNs;
  private final Consumer<Exchange> unsent;
  private final List<Connection> all = new ArrayList<>();
  private final ArrayDeque<Connection> free;
  private final Backlog backlog = new Backlog();
  private long waited;

  /**
   * A pool of {@code connections} connections.
   *
   * @param timeoutNs longest wait for one of them
   * @param unsent takes requests that waited too long, or until the end
   */
  Pool(int arm, int arms, int connections, long timeoutNs, Consumer<Exchange> unsent) {
    this.arm = arm;
    this.arms = arms;
    this.timeoutNs = timeoutNs;
    this.unsent = unsent;
    this.free = new ArrayDeque<>(connections + 1);
  }

  void add(Connection connection) {
    all.add(connection);
    free.add(connection);
  }

  List<Connection> all() {
    return all;
  }

  /** Sends a request that is due, or lets it wait. */
  void request(long seq, long intendedNs) {
    long firstSeq = seq;
    long firstNs = intendedNs;
    Connection connection;
    synchronized (this) {
      connection = free.poll();
      if (connection == null || !backlog.isEmpty()) {
        waited++;
        backlog.add(seq, intendedNs);
      }
      if (connection != null && !backlog.isEmpty()) {
        firstSeq = backlog.seq();
        firstNs = backlog.intendedNs();
        backlog.removeFirst();
      }
    }
    if (connection != null) {
      connection.begin(firstSeq / arms, firstSeq, firstNs);
    }
  }

  /** Ends a request that will not be sent. */
  synchronized void cancel(long seq, long nowNs) {
    backlog.add(seq, nowNs);
    interrupt(nowNs);
  }

  /** Takes a connection whose request has ended. */
  void ended(Connection connection, long nowNs) {
    if (connection.exchange().kind().noAnswer() || !sendWaiting(connection, nowNs)) {
      synchronized (this) {
        free.add(connection);
      }
    }
  }

  private boolean sendWaiting(Connection connection, long nowNs) {
    long seq;
    long intendedNs;
    synchronized (this) {
      dropLate(nowNs);
      if (backlog.isEmpty()) {
        return false;
      }
      seq = backlog.seq();
      intendedNs = backlog.intendedNs();
      backlog.removeFirst();
    }
    connection.begin(seq / arms, seq, intendedNs);
    return true;
  }

  /** Goes on with what waits, if connections are free. */
  void tick(long nowNs) {
    for (int i = 0; i < all.size(); i++) {
      Connection connection;
      synchronized (this) {
        dropLate(nowNs);
        connection = backlog.isEmpty() ? null : free.poll();
      }
      if (connection == null) {
        return;
      }
      if (!sendWaiting(connection, nowNs)) {
        synchronized (this) {
          free.add(connection);
        }
      }
    }
  }

  /** Ends all that still wait. */
  synchronized void interrupt(long nowNs) {
    while (!backlog.isEmpty()) {
      drop(ErrorKind.INTERRUPTED, nowNs);
    }
  }

  private void dropLate(long nowNs) {
    while (!backlog.isEmpty() && nowNs - backlog.intendedNs() > timeoutNs) {
      drop(ErrorKind.TIMEOUT, nowNs);
    }
  }

  private void drop(ErrorKind kind, long nowNs) {
    Exchange e = new Exchange(arm, -1);
    e.begin(backlog.seq(), backlog.intendedNs());
    e.doneNs = nowNs;
    e.kind(kind);
    backlog.removeFirst();
    unsent.accept(e);
  }

  /** How many requests found no free connection when they were due. */
  synchronized long waited() {
    return waited;
  }
}
