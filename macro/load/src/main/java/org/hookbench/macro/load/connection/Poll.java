// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Waits for sockets: polls for a while after the last one was ready, then sleeps. It polls a few
 * connections by reading them, which is quicker than asking the selector first. It makes no
 * garbage. For one thread.
 */
public final class Poll implements Events {
  private static final long MILLISECOND_NS = 1_000_000L;
  private static final int FEW = 8;
  private static final int READS_PER_SELECT = 32;

  private final Sockets sockets;
  private final long spinNs;
  private final List<Connection> connections = new ArrayList<>();
  private final Consumer<SelectionKey> ready = key -> ((Connection) key.attachment()).ready();
  private boolean polled;
  private long sleepFromNs;
  private int reads;

  /** Polls for {@code spinNs} before it sleeps. */
  public Poll(Sockets sockets, long spinNs) {
    this.sockets = sockets;
    this.spinNs = spinNs;
  }

  @Override
  public void add(Connection connection) {
    connections.add(connection);
  }

  @Override
  public void await(long nowNs, long waitNs) throws IOException {
    boolean sleeps = nowNs >= sleepFromNs && waitNs >= MILLISECOND_NS;
    boolean any = sleeps ? sleep(waitNs) : poll();
    if (!any && !sleeps) {
      Thread.onSpinWait();
    } else if (spinNs > 0) {
      sleepFromNs = sockets.clock().nowNs() + spinNs;
    }
  }

  private boolean sleep(long waitNs) throws IOException {
    polled(false);
    return sockets.selector().select(ready, waitNs / MILLISECOND_NS) > 0;
  }

  private boolean poll() throws IOException {
    polled(spinNs > 0 && connections.size() <= FEW);
    if (!polled || ++reads % READS_PER_SELECT == 0) {
      return select();
    }
    boolean any = false;
    for (int i = 0; i < connections.size(); i++) {
      any |= connections.get(i).poll();
    }
    return any;
  }

  /** Polls the selector, and detects connections that the server closed while idle. */
  private boolean select() throws IOException {
    if (polled) {
      connections.forEach(Connection::pollIdle);
    }
    return sockets.selector().selectNow(ready) > 0;
  }

  /** Takes the connections out of the selector, or leaves them to it. */
  private void polled(boolean byThis) {
    if (polled != byThis) {
      polled = byThis;
      connections.forEach(connection -> connection.polled(byThis));
    }
  }
}
