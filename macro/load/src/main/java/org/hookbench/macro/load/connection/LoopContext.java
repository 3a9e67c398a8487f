package org.hookbench.macro.load.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.function.Consumer;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.macro.load.clock.NanoClock;

/**
 * What the connections of one loop share. Responses are parsed as they are read, so one buffer
 * serves all.
 */
public record LoopContext(
    Selector selector, NanoClock clock, ByteBuffer buffer, Consumer<ConnectionSetup> setups) {
  private static final int BUFFER_BYTES = 64 * 1024;

  /** A wire with a selector of its own. */
  public static LoopContext open(NanoClock clock, Consumer<ConnectionSetup> setups)
      throws IOException {
    return new LoopContext(Selector.open(), clock, ByteBuffer.allocateDirect(BUFFER_BYTES), setups);
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
