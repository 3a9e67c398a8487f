// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.oracle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Reads the requests of a connection, and finds the response plan of each. A request that is the
 * same as the last one is not looked into again.
 */
final class RequestReader {
  private static final int MOST_REQUEST_BYTES = 128 * 1024;

  private final ByteBuffer in = ByteBuffer.allocateDirect(MOST_REQUEST_BYTES);
  private final ByteBuffer read = in.duplicate();
  private ByteBuffer last = ByteBuffer.allocate(0);
  private String path = "";
  private ResponsePlan plan = ResponsePlan.of("");
  private ByteBuffer answer = ResponseBytes.of(plan);

  /** Reads what is there; how many bytes, -1 at the end of the connection or of the room. */
  int read(SocketChannel channel) throws IOException {
    return in.hasRemaining() ? channel.read(in) : -1;
  }

  /** Whether something was read since the last whole request. */
  boolean begun() {
    return in.position() > 0;
  }

  /** Whether what was read so far is a whole request; then the next read begins another one. */
  boolean whole() {
    read.clear().limit(in.position());
    if (!read.equals(last) && !understood()) {
      return false;
    }
    in.clear();
    return true;
  }

  private boolean understood() {
    String request = US_ASCII.decode(read.duplicate()).toString();
    if (!RequestEnd.reached(request)) {
      return false;
    }
    last = ByteBuffer.allocateDirect(read.limit()).put(read.duplicate()).flip();
    try {
      look(request);
    } catch (RuntimeException e) {
      path = "";
      plan = ResponsePlan.of("?status=400&framing=close");
      answer = ResponseBytes.refusal(plan.status(), "not understood: " + e.getMessage());
    }
    return true;
  }

  private void look(String request) {
    int from = request.indexOf(' ') + 1;
    String asked = request.substring(from, request.indexOf(' ', from));
    if (!asked.equals(path)) {
      plan = ResponsePlan.of(asked);
      answer = ResponseBytes.of(plan);
      path = asked;
    }
  }

  /** How the last whole request is answered. */
  ResponsePlan plan() {
    return plan;
  }

  /** The right answer to it, from its beginning. */
  ByteBuffer answer() {
    return answer.rewind();
  }
}
