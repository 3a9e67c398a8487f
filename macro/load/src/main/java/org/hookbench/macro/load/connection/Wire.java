package org.hookbench.macro.load.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.function.Consumer;
import org.hookbench.macro.load.clock.NanoClock;
import org.hookbench.macro.load.sample.Opening;

/**
 * What the connections of one loop share. Responses are parsed as they are read, so one buffer
 * serves all.
 */
public record Wire(
    Selector selector, NanoClock clock, ByteBuffer buffer, Consumer<Opening> openings) {
  private static final int BUFFER_BYTES = 64 * 1024;

  /** A wire with a selector of its own. */
  public static Wire open(NanoClock clock, Consumer<Opening> openings) throws IOException {
    return new Wire(Selector.open(), clock, ByteBuffer.allocateDirect(BUFFER_BYTES), openings);
  }

  /** Closes the selector; connections are closed by whoever has them. */
  public void close() {
    try {
      selector.close();
    } catch (IOException e) {
      // Nothing waits on it any more, and the process is about to end or to open another one.
    }
  }
}
