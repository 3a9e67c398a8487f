// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** What a shell prints, cut into pieces at lines that it was asked to print; one thread reads. */
final class ShellOutput extends OutputStream {
  /** Its bytes can be looked at without a copy. */
  private static final class Bytes extends ByteArrayOutputStream {
    private int find(byte[] wanted, int from) {
      for (int i = Math.max(0, from); i <= count - wanted.length; i++) {
        if (Arrays.equals(buf, i, i + wanted.length, wanted, 0, wanted.length)) {
          return i;
        }
      }
      return -1;
    }

    private byte[] range(int from, int to) {
      return Arrays.copyOfRange(buf, from, to);
    }
  }

  /**
   * A piece of it.
   *
   * @param before the bytes up to the line
   * @param rest of the line, behind the mark
   */
  record Piece(byte[] before, String rest) {}

  private final Bytes bytes = new Bytes();
  private boolean ended;

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] more, int offset, int length) {
    bytes.write(more, offset, length);
    notifyAll();
  }

  /** Nothing more will come. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /**
   * Waits for a line that starts with a mark, and takes what is before it; empty if the shell ends
   * before that, or prints nothing for that long.
   */
  synchronized Optional<Piece> upTo(String mark, Duration silence) throws InterruptedException {
    byte[] start = ("\n" + mark).getBytes(StandardCharsets.US_ASCII);
    int looked = 0;
    while (true) {
      int at = bytes.find(start, looked);
      int end = at < 0 ? -1 : bytes.find(new byte[] {'\n'}, at + start.length);
      if (end >= 0) {
        byte[] rest = bytes.range(at + start.length, end);
        Piece piece = new Piece(bytes.range(0, at), new String(rest, StandardCharsets.US_ASCII));
        keepFrom(end + 1);
        return Optional.of(piece);
      }
      looked = bytes.size() - start.length;
      if (!more(silence)) {
        return Optional.empty();
      }
    }
  }

  private void keepFrom(int start) {
    byte[] rest = bytes.range(start, bytes.size());
    bytes.reset();
    bytes.writeBytes(rest);
  }

  private boolean more(Duration silence) throws InterruptedException {
    int had = bytes.size();
    long endNs = System.nanoTime() + silence.toNanos();
    while (bytes.size() == had) {
      long leftMs = (endNs - System.nanoTime()) / 1_000_000;
      if (ended || leftMs <= 0) {
        return false;
      }
      wait(leftMs);
    }
    return true;
  }
}
