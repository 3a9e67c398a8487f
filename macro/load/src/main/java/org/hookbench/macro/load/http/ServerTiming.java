// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hookbench.experiment.Requests;
import org.hookbench.experiment.results.SampleRow;

/**
 * The metrics {@code cpu}, {@code wall} and {@code hop1} to {@code hop7} of the header
 * Server-Timing (W3C, 2023), as in {@code cpu;dur=2.1, wall;dur=2.35}: milliseconds there,
 * nanoseconds here. It makes no garbage.
 */
public final class ServerTiming {
  /** In the order of the columns, from {@link SampleRow#SERVICE_CPU_NS} on. */
  private static final byte[][] METRICS =
      Stream.concat(
              Stream.of("cpu", "wall"),
              IntStream.rangeClosed(1, Requests.MOST_HOPS).mapToObj(hop -> "hop" + hop))
          .map(name -> ascii(name + ";dur="))
          .toArray(byte[][]::new);

  private static final int DECIMALS = 6;
  private static final int MOST_DIGITS = 12;
  private final long[] ns = new long[METRICS.length];

  ServerTiming() {
    reset();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  void reset() {
    Arrays.fill(ns, SampleRow.MISSING);
  }

  /** Puts the times into the columns of a row; {@link SampleRow#MISSING} where there is none. */
  public void copyTo(SampleRow row) {
    System.arraycopy(ns, 0, row.more, SampleRow.SERVICE_CPU_NS, ns.length);
  }

  /** Takes the value of the header. */
  void take(byte[] line, int from, int to) {
    for (int at = from; at < to; at++) {
      boolean begins = at == from || line[at - 1] == ',' || line[at - 1] == ' ';
      for (int i = 0; begins && i < METRICS.length; i++) {
        if (startsWith(line, at, to, METRICS[i])) {
          ns[i] = ns(line, at + METRICS[i].length, to);
        }
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
