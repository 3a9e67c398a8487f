package org.hookbench.macro.load.connection;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Waits for connections to become ready, and goes on with those that are: polls for a while after
 * the last one was ready, then sleeps. A few connections are polled by reading them, which is
 * quicker than to ask the selector first. It makes no garbage. For one thread.
 */
public final class Poll {
  private static final long MILLISECOND_NS = 1_000_000L;
  private static final int FEW = 8;
  private static final int READS_PER_SELECT = 32;

  private final LoopContext context;
  private final long spinNs;
  private final List<Connection> connections = new ArrayList<>();
  private final Consumer<SelectionKey> ready = key -> ((Connection) key.attachment()).ready();
  private boolean polled;
  private long sleepFromNs;
  private int reads;

  /** Polls for {@code spinNs} before it sleeps. */
  public Poll(LoopContext context, long spinNs) {
    this.context = context;
    this.spinNs = spinNs;
  }

  /** Takes one more of the connections of its wire, before the first wait. */
  public void add(Connection connection) {
    connections.add(connection);
  }

  /** Returns when some were ready, or after {@code waitNs}, or earlier. */
  public void await(long nowNs, long waitNs) throws IOException {
    boolean sleeps = nowNs >= sleepFromNs && waitNs >= MILLISECOND_NS;
    boolean any = sleeps ? sleep(waitNs) : poll();
    if (!any && !sleeps) {
      Thread.onSpinWait();
    } else if (spinNs > 0) {
      sleepFromNs = context.clock().nowNs() + spinNs;
    }
  }

  private boolean sleep(long waitNs) throws IOException {
    polled(false);
    return context.selector().select(ready, waitNs / MILLISECOND_NS) > 0;
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

  /** Looks what the selector has, and who took his leave while nothing was asked of him. */
  private boolean select() throws IOException {
    if (polled) {
      connections.forEach(Connection::pollIdle);
    }
    return context.selector().selectNow(ready) > 0;
  }

  /** Takes the connections out of the selector, or leaves them to it. */
  private void polled(boolean byThis) {
    if (polled != byThis) {
      polled = byThis;
      connections.forEach(connection -> connection.polled(byThis));
    }
  }
}
