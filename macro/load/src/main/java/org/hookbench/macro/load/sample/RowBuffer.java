package org.hookbench.macro.load.sample;

import java.io.IOException;
import java.io.OutputStream;

/** Text of CSV rows, made without allocation. */
final class RowBuffer {
  private static final int CAPACITY_BYTES = 64 * 1024;
  private static final int LONGEST_ROW_BYTES = 4 * 1024;
  private static final int LONGEST_NUMBER_BYTES = 20;

  private final byte[] bytes = new byte[CAPACITY_BYTES];
  private int length;

  RowBuffer number(long value) {
    if (value < 0) {
      bytes[length++] = '-';
    }
    int at = length + LONGEST_NUMBER_BYTES;
    long rest = value;
    int digits = 0;
    do {
      bytes[--at] = (byte) ('0' + Math.abs(rest % 10));
      rest /= 10;
      digits++;
    } while (rest != 0);
    System.arraycopy(bytes, at, bytes, length, digits);
    length += digits;
    return this;
  }

  /** Nothing for a time that is not there. */
  RowBuffer time(long ns) {
    return ns < 0 ? this : number(ns);
  }

  RowBuffer text(byte[] text) {
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
    return this;
  }

  RowBuffer comma() {
    bytes[length++] = ',';
    return this;
  }

  RowBuffer newline() {
    bytes[length++] = '\n';
    return this;
  }

  boolean nearlyFull() {
    return length > CAPACITY_BYTES - LONGEST_ROW_BYTES;
  }

  void drainTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }
}
