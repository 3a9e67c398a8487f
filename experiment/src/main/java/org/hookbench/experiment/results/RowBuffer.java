// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Builds CSV rows as bytes, without allocation. A cell without a value is empty: the one encoding
 * of a missing value in all files of this program.
 */
final class RowBuffer {
  /** Longest text of one cell; the rest of a longer one is cut off. */
  static final int LONGEST_TEXT_BYTES = 1024;

  private static final int CAPACITY_BYTES = 64 * 1024;
  private static final int LONGEST_ROW_BYTES = 4 * LONGEST_TEXT_BYTES;
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

  /** Writes a value that is never negative; writes nothing for a negative one, which is missing. */
  RowBuffer optional(long value) {
    return value < 0 ? this : number(value);
  }

  /** Writes bytes that have no comma, quote or line end. */
  RowBuffer text(byte[] text) {
    int bytesOfText = Math.min(text.length, LONGEST_TEXT_BYTES);
    System.arraycopy(text, 0, bytes, length, bytesOfText);
    length += bytesOfText;
    return this;
  }

  /** Writes a text; what could end the cell becomes a space, what is not ASCII a question mark. */
  RowBuffer text(String text) {
    int chars = Math.min(text.length(), LONGEST_TEXT_BYTES);
    for (int i = 0; i < chars; i++) {
      bytes[length++] = cellByte(text.charAt(i));
    }
    return this;
  }

  private static byte cellByte(char c) {
    boolean endsCell = c < ' ' || c == ',' || c == '"' || c == 0x7f;
    return (byte) (endsCell ? ' ' : c > 0x7f ? '?' : c);
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
