package org.hookbench.macro.load.connection;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.function.Consumer;

/**
 * Waits for connections to become ready, and goes on with those that are: polls for a while after
 * the last one was ready, then sleeps. For one thread.
 */
public final class Poll {
  private static final long MILLISECOND_NS = 1_000_000L;

  private final Wire wire;
  private final long spinNs;
  private final Consumer<SelectionKey> ready = key -> ((Connection) key.attachment()).ready();
  private long sleepFromNs;

  /** Polls for {@code spinNs} before it sleeps. */
  public Poll(Wire wire, long spinNs) {
    this.wire = wire;
    this.spinNs = spinNs;
  }

  /** Returns when some were ready, or after {@code waitNs}, or earlier. */
  public void await(long nowNs, long waitNs) throws IOException {
    boolean sleeps = nowNs >= sleepFromNs && waitNs >= MILLISECOND_NS;
    int n =
        sleeps
            ? wire.selector().select(ready, waitNs / MILLISECOND_NS)
            : wire.selector().selectNow(ready);
    if (n == 0 && !sleeps) {
      Thread.onSpinWait();
    } else if (spinNs > 0) {
      sleepFromNs = wire.clock().nowNs() + spinNs;
    }
  }
}
