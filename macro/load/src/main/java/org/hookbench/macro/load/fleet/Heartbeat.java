// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends a sign of life to the coordinator every few seconds while a run goes on. */
final class Heartbeat implements AutoCloseable {
  private static final long INTERVAL_MS = 5_000;

  private final DataOutputStream out;
  private final Runnable onGone;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "heartbeat");

  /**
   * Starts.
   *
   * @param onGone is called if the coordinator is gone
   */
  Heartbeat(DataOutputStream out, Runnable onGone) {
    this.out = out;
    this.onGone = onGone;
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!over.await(INTERVAL_MS, TimeUnit.MILLISECONDS)) {
        out.writeByte(Agent.ALIVE);
        out.flush();
      }
    } catch (IOException e) {
      onGone.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends; nothing is written after this returns. */
  @Override
  public void close() {
    over.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
