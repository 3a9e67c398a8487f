// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.Arrays;

/**
 * Finds rows that are missing or there twice: {@code seq} counts the requests of all arms together,
 * or those of each arm. It may begin anywhere: rows of a warm-up can be left out.
 */
final class SeqGap {
  private static final int MOST_ARMS = Byte.MAX_VALUE;

  private static final long NONE = -1;

  private SeqGap() {}

  /** Says where it is, for rows in the order of {@code seq}; empty if there is none. */
  static String of(long[] seq, byte[] arm, int rows) {
    String together = gap(seq, rows);
    return together.isEmpty() || eachArm(seq, arm, rows) ? "" : together;
  }

  private static String gap(long[] seq, int rows) {
    for (int i = 1; i < rows; i++) {
      if (seq[i] != seq[i - 1] + 1) {
        return "seq " + seq[i] + " follows " + seq[i - 1];
      }
    }
    return "";
  }

  private static boolean eachArm(long[] seq, byte[] arm, int rows) {
    long[] last = new long[MOST_ARMS];
    Arrays.fill(last, NONE);
    for (int i = 0; i < rows; i++) {
      if (last[arm[i]] != NONE && seq[i] != last[arm[i]] + 1) {
        return false;
      }
      last[arm[i]] = seq[i];
    }
    return true;
  }
}
