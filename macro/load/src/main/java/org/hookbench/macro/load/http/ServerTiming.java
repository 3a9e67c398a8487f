// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.http;

import java.nio.charset.StandardCharsets;
import org.hookbench.experiment.results.SampleRow;

/**
 * The metrics {@code cpu} and {@code wall} of the header Server-Timing (W3C, 2023), as in {@code
 * cpu;dur=2.1, wall;dur=2.35}: milliseconds there, nanoseconds here. It makes no garbage.
 */
public final class ServerTiming {
  private static final byte[] CPU = ascii("cpu;dur=");
  private static final byte[] WALL = ascii("wall;dur=");
  private static final int DECIMALS = 6;
  private static final int MOST_DIGITS = 12;
  private long cpuNs = SampleRow.MISSING;
  private long wallNs = SampleRow.MISSING;

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  void reset() {
    cpuNs = SampleRow.MISSING;
    wallNs = SampleRow.MISSING;
  }

  /** CPU time that the server says the request took; {@link SampleRow#MISSING} if it does not. */
  public long cpuNs() {
    return cpuNs;
  }

  /** Time on the server's clock. */
  public long wallNs() {
    return wallNs;
  }

  /** Takes the value of the header. */
  void take(byte[] line, int from, int to) {
    for (int at = from; at < to; at++) {
      boolean begins = at == from || line[at - 1] == ',' || line[at - 1] == ' ';
      if (begins && startsWith(line, at, to, CPU)) {
        cpuNs = ns(line, at + CPU.length, to);
      } else if (begins && startsWith(line, at, to, WALL)) {
        wallNs = ns(line, at + WALL.length, to);
      }
    }
  }

  private static boolean startsWith(byte[] line, int at, int to, byte[] text) {
    if (to - at < text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (line[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  /** Milliseconds with decimals, from {@code at} on; missing if there is no number. */
  private static long ns(byte[] line, int at, int to) {
    long ns = 0;
    int digits = 0;
    int decimals = -1;
    for (int i = at; i < to && digits < MOST_DIGITS; i++) {
      int digit = line[i] - '0';
      if (line[i] == '.' && decimals < 0) {
        decimals = 0;
      } else if (digit < 0 || digit > 9) {
        break;
      } else if (decimals < DECIMALS) {
        ns = ns * 10 + digit;
        digits++;
        decimals += decimals < 0 ? 0 : 1;
      }
    }
    for (int missing = Math.max(decimals, 0); missing < DECIMALS; missing++) {
      ns *= 10;
    }
    return digits == 0 ? SampleRow.MISSING : ns;
  }
}
