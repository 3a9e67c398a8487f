// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.http;

/** The lines of a response head that matter to its length, read strictly. */
final class ResponseHead {
  static final long UNKNOWN = -1;
  private static final byte[] CONTENT_LENGTH = lower("content-length");
  private static final byte[] TRANSFER_ENCODING = lower("transfer-encoding");
  private static final byte[] CONNECTION = lower("connection");
  private static final byte[] SERVER_TIMING = lower("server-timing");
  private static final byte[] CHUNKED = lower("chunked");
  private static final byte[] CLOSE = lower("close");
  private static final byte[] KEEP_ALIVE = lower("keep-alive");
  private static final byte[] HTTP_1 =
      "HTTP/1.".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final int STATUS_AT = 9;
  private static final int MAX_LENGTH_DIGITS = 18;

  private final ServerTiming timing = new ServerTiming();
  private int status;
  private long contentLength;
  private boolean chunked;
  private boolean close;

  private static byte[] lower(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  void reset() {
    status = 0;
    contentLength = UNKNOWN;
    chunked = false;
    close = false;
    timing.reset();
  }

  ServerTiming timing() {
    return timing;
  }

  int status() {
    return status;
  }

  long contentLength() {
    return contentLength;
  }

  boolean chunked() {
    return chunked;
  }

  /** Whether the server closes after this response. */
  boolean close() {
    return close;
  }

  boolean informational() {
    return status < 200;
  }

  boolean withoutBody() {
    return informational() || status == 204 || status == 304;
  }

  /** Takes {@code HTTP/1.1 200 OK}; false if it is not a status line. */
  boolean statusLine(byte[] line, int length) {
    if (length < STATUS_AT + 3 || !startsWith(line, HTTP_1) || line[STATUS_AT - 1] != ' ') {
      return false;
    }
    int minor = line[HTTP_1.length] - '0';
    close = minor == 0;
    status = (int) digits(line, STATUS_AT, STATUS_AT + 3);
    return (minor == 0 || minor == 1)
        && status >= 100
        && status <= 599
        && (length == STATUS_AT + 3 || line[STATUS_AT + 3] == ' ');
  }

  private static boolean startsWith(byte[] line, byte[] start) {
    for (int i = 0; i < start.length; i++) {
      if (line[i] != start[i]) {
        return false;
      }
    }
    return true;
  }

  /** Takes {@code Name: value}; false if it is not a header, or its value is not one. */
  boolean header(byte[] line, int length) {
    int colon = 0;
    while (colon < length && line[colon] != ':') {
      if (line[colon] <= ' ') {
        return false;
      }
      colon++;
    }
    if (colon == 0 || colon == length) {
      return false;
    }
    int from = colon + 1;
    int to = length;
    while (from < to && blank(line[from])) {
      from++;
    }
    while (from < to && blank(line[to - 1])) {
      to--;
    }
    return value(line, colon, from, to);
  }

  private boolean value(byte[] line, int colon, int from, int to) {
    if (is(line, 0, colon, CONTENT_LENGTH)) {
      return length(digits(line, from, to));
    }
    if (is(line, 0, colon, TRANSFER_ENCODING)) {
      chunked = is(line, from, to, CHUNKED);
      return chunked;
    }
    if (is(line, 0, colon, SERVER_TIMING)) {
      timing.take(line, from, to);
    }
    if (is(line, 0, colon, CONNECTION)) {
      close = is(line, from, to, CLOSE) || close && !is(line, from, to, KEEP_ALIVE);
    }
    return true;
  }

  private boolean length(long value) {
    boolean agrees = contentLength == UNKNOWN || contentLength == value;
    contentLength = value;
    return value >= 0 && agrees;
  }

  private static boolean is(byte[] line, int from, int to, byte[] lower) {
    if (to - from != lower.length) {
      return false;
    }
    for (int i = 0; i < lower.length; i++) {
      if (lowerCase(line[from + i]) != lower[i]) {
        return false;
      }
    }
    return true;
  }

  private static int lowerCase(byte b) {
    return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
  }

  private static boolean blank(byte b) {
    return b == ' ' || b == '\t';
  }

  /** A number of decimal digits, or -1. */
  private static long digits(byte[] line, int from, int to) {
    if (from == to || to - from > MAX_LENGTH_DIGITS) {
      return UNKNOWN;
    }
    long n = 0;
    for (int i = from; i < to; i++) {
      int digit = line[i] - '0';
      if (digit < 0 || digit > 9) {
        return UNKNOWN;
      }
      n = n * 10 + digit;
    }
    return n;
  }
}
