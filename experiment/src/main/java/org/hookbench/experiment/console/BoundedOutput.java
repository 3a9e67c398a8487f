// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * Reads a stream to its end in a thread of its own and keeps the last bytes. A program whose output
 * is read never waits for its reader.
 */
final class BoundedOutput {
  /** At most so many bytes are kept; at least half of that once there were more. */
  static final int MOST_BYTES = 16 << 20;

  private final InputStream in;
  private final Thread thread;
  private byte[] kept = new byte[1 << 13];
  private int length;
  private boolean cut;

  private BoundedOutput(InputStream in, String name) {
    this.in = in;
    this.thread = new Thread(this::read, "output of " + name);
    thread.setDaemon(true);
  }

  /** Begins to read. */
  static BoundedOutput of(InputStream in, String name) {
    BoundedOutput output = new BoundedOutput(in, name);
    output.thread.start();
    return output;
  }

  private void read() {
    byte[] buffer = new byte[1 << 13];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        keep(buffer, n);
      }
    } catch (IOException closed) {
      // The program is gone, and with it the rest of its output.
    }
  }

  private synchronized void keep(byte[] bytes, int n) {
    if (length + n > MOST_BYTES) {
      cut = true;
      int rest = MOST_BYTES / 2;
      System.arraycopy(kept, length - rest, kept, 0, rest);
      length = rest;
    }
    if (length + n > kept.length) {
      kept = Arrays.copyOf(kept, Math.min(MOST_BYTES, Math.max(2 * kept.length, length + n)));
    }
    System.arraycopy(bytes, 0, kept, length, n);
    length += n;
  }

  /** Waits for the end of the stream, which a daemon may hold open, but not for long. */
  void await(Duration atMost) throws InterruptedException {
    thread.join(atMost.toMillis());
  }

  synchronized String text() {
    return new String(kept, 0, length, StandardCharsets.UTF_8);
  }

  synchronized boolean isCut() {
    return cut;
  }
}
