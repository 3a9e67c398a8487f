// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.http;

import java.nio.ByteBuffer;

/**
 * Reads one response at a time from bytes as they come: content-length, chunked and close-delimited
 * bodies (RFC 9112). Keeps no bytes of the body and allocates nothing.
 */
public final class ResponseParser {
  private static final int MAX_LINE_BYTES = 16 * 1024;
  private static final int MAX_HEAD_BYTES = 64 * 1024;
  private static final int MAX_CHUNK_DIGITS = 15;

  private enum State {
    STATUS_LINE,
    HEADERS,
    BODY,
    BODY_TO_CLOSE,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILERS,
    COMPLETE,
    MALFORMED
  }

  private final ResponseHead head = new ResponseHead();
  private final byte[] line = new byte[MAX_LINE_BYTES];
  private boolean noBody;
  private State state;
  private int lineBytes;
  private int headBytes;
  private long bytes;
  private long bodyBytes;
  private long left;

  /** A parser that is ready for a response. */
  public ResponseParser() {
    reset();
  }

  /** Makes ready for the next response; it has no body if {@code expected}, as after HEAD. */
  public void expectNoBody(boolean expected) {
    noBody = expected;
    reset();
  }

  private void reset() {
    head.reset();
    state = State.STATUS_LINE;
    lineBytes = 0;
    headBytes = 0;
    bytes = 0;
    bodyBytes = 0;
    left = 0;
  }

  /** Takes the bytes of {@code in} up to the end of the response. */
  public Outcome take(ByteBuffer in) {
    int start = in.position();
    while (state.compareTo(State.COMPLETE) < 0 && in.hasRemaining()) {
      switch (state) {
        case BODY, CHUNK -> takeBody(in);
        case BODY_TO_CLOSE -> takeRest(in);
        default -> takeLine(in);
      }
    }
    bytes += in.position() - start;
    return outcome();
  }

  /** What the end of the connection makes of the response. */
  public Outcome end() {
    if (state == State.BODY_TO_CLOSE) {
      state = State.COMPLETE;
    }
    return outcome();
  }

  private Outcome outcome() {
    return switch (state) {
      case COMPLETE -> Outcome.COMPLETE;
      case MALFORMED -> Outcome.MALFORMED;
      default -> Outcome.INCOMPLETE;
    };
  }

  /** 0 until the status line was read. */
  public int status() {
    return head.status();
  }

  /** What the server says that it took. */
  public ServerTiming timing() {
    return head.timing();
  }

  /** Bytes of head and body so far. */
  public long bytes() {
    return bytes;
  }

  /** Bytes of the body so far, without the framing of chunks. */
  public long bodyBytes() {
    return bodyBytes;
  }

  /** Whether the head was read, and the body was begun. */
  public boolean inBody() {
    return state.compareTo(State.BODY) >= 0 && state.compareTo(State.COMPLETE) < 0;
  }

  /** Whether the server closes the connection after this response. */
  public boolean closes() {
    return head.close();
  }

  private void takeBody(ByteBuffer in) {
    int n = (int) Math.min(left, in.remaining());
    in.position(in.position() + n);
    bodyBytes += n;
    left -= n;
    if (left == 0) {
      state = state == State.BODY ? State.COMPLETE : State.CHUNK_END;
    }
  }

  private void takeRest(ByteBuffer in) {
    bodyBytes += in.remaining();
    in.position(in.limit());
  }

  private void takeLine(ByteBuffer in) {
    while (in.hasRemaining()) {
      byte b = in.get();
      if (b == '\n') {
        if (lineBytes > 0 && line[lineBytes - 1] == '\r') {
          lineBytes--;
        }
        endLine();
        lineBytes = 0;
        return;
      }
      if (lineBytes == MAX_LINE_BYTES) {
        state = State.MALFORMED;
        return;
      }
      line[lineBytes++] = b;
    }
  }

  private void endLine() {
    state =
        switch (state) {
          case STATUS_LINE -> head.statusLine(line, lineBytes) ? State.HEADERS : State.MALFORMED;
          case HEADERS -> lineBytes == 0 ? afterHead() : afterHeader();
          case CHUNK_SIZE -> afterChunkSize();
          case CHUNK_END -> lineBytes == 0 ? State.CHUNK_SIZE : State.MALFORMED;
          case TRAILERS -> lineBytes == 0 ? State.COMPLETE : State.TRAILERS;
          default -> throw new IllegalStateException(state.name());
        };
  }

  private State afterHeader() {
    headBytes += lineBytes;
    return headBytes <= MAX_HEAD_BYTES && head.header(line, lineBytes)
        ? State.HEADERS
        : State.MALFORMED;
  }

  private State afterHead() {
    if (head.informational()) {
      head.reset();
      return State.STATUS_LINE;
    }
    if (noBody || head.withoutBody()) {
      return State.COMPLETE;
    }
    if (head.chunked()) {
      return State.CHUNK_SIZE;
    }
    left = head.contentLength();
    if (left == ResponseHead.UNKNOWN) {
      return State.BODY_TO_CLOSE;
    }
    return left == 0 ? State.COMPLETE : State.BODY;
  }

  private State afterChunkSize() {
    int end = 0;
    left = 0;
    while (end < lineBytes && end <= MAX_CHUNK_DIGITS && Character.digit(line[end], 16) >= 0) {
      left = left * 16 + Character.digit(line[end], 16);
      end++;
    }
    boolean ended = end == lineBytes || line[end] == ';' || line[end] == ' ';
    if (end == 0 || end > MAX_CHUNK_DIGITS || !ended) {
      return State.MALFORMED;
    }
    return left == 0 ? State.TRAILERS : State.CHUNK;
  }
}
