// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import java.nio.ByteBuffer;
import org.hookbench.macro.load.clock.NanoClock;

/**
 * What the connections of one loop share. Responses are parsed as they are read, so one buffer
 * serves all.
 */
public record LoopContext(NanoClock clock, ByteBuffer buffer, Links links) {
  private static final int BUFFER_BYTES = 64 * 1024;

  /** Makes a context with a buffer of its own. */
  public static LoopContext of(NanoClock clock, Links links) {
    return new LoopContext(clock, ByteBuffer.allocateDirect(BUFFER_BYTES), links);
  }

  /** Releases what the links share. */
  public void close() {
    links.close();
  }
}
