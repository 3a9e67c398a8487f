// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives a text whose lines end with a carriage return alone the usual ends of lines. */
final class LineEnds extends FilterInputStream {
  private LineEnds(InputStream in) {
    super(in);
  }

  /**
   * The same text.
   *
   * @param head its first characters
   */
  static InputStream of(InputStream in, String head) {
    return head.indexOf('\r') >= 0 && head.indexOf('\n') < 0 ? new LineEnds(in) : in;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    return next == '\r' ? '\n' : next;
  }

  @Override
  public int read(byte[] to, int from, int most) throws IOException {
    int count = super.read(to, from, most);
    for (int i = from; i < from + count; i++) {
      if (to[i] == '\r') {
        to[i] = '\n';
      }
    }
    return count;
  }
}
