package org.hookbench.macro.load.connection;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.function.Consumer;

/**
 * Waits for connections to become ready, and goes on with those that are: polls for a while after
 * the last one was ready, then sleeps. A few connections are polled by reading them, which is
 * quicker than to ask the selector first. For one thread.
 */
public final class Poll {
  private static final long MILLISECOND_NS = 1_000_000L;
  private static final int FEW = 8;
  private static final int READS_PER_SELECT = 32;
  private static final Connection[] NONE = {};

  private final Wire wire;
  private final long spinNs;
  private final Consumer<SelectionKey> ready = key -> ((Connection) key.attachment()).ready();
  private Connection[] polled = NONE;
  private long sleepFromNs;
  private int reads;

  /** Polls for {@code spinNs} before it sleeps. */
  public Poll(Wire wire, long spinNs) {
    this.wire = wire;
    this.spinNs = spinNs;
  }

  /** Returns when some were ready, or after {@code waitNs}, or earlier. */
  public void await(long nowNs, long waitNs) throws IOException {
    boolean sleeps = nowNs >= sleepFromNs && waitNs >= MILLISECOND_NS;
    boolean any = sleeps ? sleep(waitNs) : poll();
    if (!any && !sleeps) {
      Thread.onSpinWait();
    } else if (spinNs > 0) {
      sleepFromNs = wire.clock().nowNs() + spinNs;
    }
  }

  private boolean sleep(long waitNs) throws IOException {
    leaveToSelector();
    return wire.selector().select(ready, waitNs / MILLISECOND_NS) > 0;
  }

  private boolean poll() throws IOException {
    if (wire.selector().keys().size() > FEW) {
      leaveToSelector();
      return wire.selector().selectNow(ready) > 0;
    }
    if (++reads % READS_PER_SELECT == 0) {
      takeFromSelector();
      return wire.selector().selectNow(ready) > 0;
    }
    boolean any = false;
    for (Connection connection : polled) {
      any |= connection.poll();
    }
    return any;
  }

  /**
   * Finds those that are new; not each time, because a walk over the selector's keys is garbage.
   */
  private void takeFromSelector() {
    polled =
        wire.selector().keys().stream()
            .map(key -> (Connection) key.attachment())
            .toArray(Connection[]::new);
    for (Connection connection : polled) {
      connection.polled(true);
      connection.pollIdle();
    }
  }

  private void leaveToSelector() {
    for (Connection connection : polled) {
      connection.polled(false);
    }
    polled = NONE;
  }
}
