// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.macro.load.connection.Connection;
import org.hookbench.macro.load.sample.ErrorKind;
import org.hookbench.macro.load.sample.Exchange;

/**
 * One client of a closed loop: a connection to each target, of which one has a request under way.
 * It makes a pair to its end before it begins the next one.
 */
final class Lane {
  private static final long RETRY_NS = 100_000_000L;
  private static final long WRITER_BEHIND_NS = 1_000_000L;
  private static final long NOT_WAITING = Long.MAX_VALUE;

  private final ClosedLoop loop;
  private final List<Connection> connections = new ArrayList<>();
  private final int[] order;
  private long pair;
  private int position;
  private long resumeNs;
  private boolean over;

  Lane(ClosedLoop loop, int arms) {
    this.loop = loop;
    this.order = new int[arms];
    this.position = arms;
  }

  /** Gives it its connection to the next arm. */
  void add(Connection connection) {
    connections.add(connection);
  }

  boolean over() {
    return over;
  }

  List<Connection> connections() {
    return connections;
  }

  /** When it wants to go on; far away when it waits for a response. */
  long resumeNs() {
    return resumeNs;
  }

  /** Begins the next request, of this pair or the next one. */
  void resume(long nowNs) {
    resumeNs = NOT_WAITING;
    if (position == order.length && !nextPair(nowNs)) {
      return;
    }
    int arm = order[position];
    position++;
    connections.get(arm).begin(pair, pair * order.length + position - 1, Connection.WHEN_SENT);
  }

  private boolean nextPair(long nowNs) {
    long next = loop.pairs().next(nowNs);
    if (next == Pairs.LATER) {
      resumeNs = nowNs + WRITER_BEHIND_NS;
      return false;
    }
    if (next == Pairs.OVER) {
      over = true;
      return false;
    }
    pair = next;
    position = 0;
    loop.order().fill(pair, order);
    return true;
  }

  /** Takes the end of the request under way. */
  void ended(Exchange e) {
    boolean refused = e.kind() == ErrorKind.CONNECT || e.kind() == ErrorKind.TLS;
    long pauseNs = refused ? RETRY_NS : loop.thinkTime().nextNs();
    if (pauseNs == 0 && e.kind() == ErrorKind.NONE) {
      resume(e.doneNs);
    } else {
      resumeNs = e.doneNs + pauseNs;
    }
  }
}
