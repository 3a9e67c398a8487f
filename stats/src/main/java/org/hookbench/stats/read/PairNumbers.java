// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.Arrays;

/** Which requests of a duet belong together. */
final class PairNumbers {
  private PairNumbers() {}

  /**
   * Numbers of pairs, for rows in the order of {@code seq}: seq divided by the number of arms, or,
   * where that would put an arm twice into a pair, the number of the request within its arm.
   */
  static long[] of(long[] seq, byte[] arm, int arms) {
    long first = seq.length > 0 ? Math.min(1, seq[0]) : 0;
    long[] numbers = Arrays.stream(seq).map(n -> (n - first) / arms).toArray();
    return eachArmOnce(numbers, arm, arms) ? numbers : withinArm(seq.length, arm, arms);
  }

  private static boolean eachArmOnce(long[] pair, byte[] arm, int arms) {
    long[] last = new long[arms];
    Arrays.fill(last, -1);
    for (int row = 0; row < pair.length; row++) {
      if (pair[row] == last[arm[row]]) {
        return false;
      }
      last[arm[row]] = pair[row];
    }
    return true;
  }

  private static long[] withinArm(int rows, byte[] arm, int arms) {
    long[] next = new long[arms];
    long[] numbers = new long[rows];
    for (int row = 0; row < rows; row++) {
      numbers[row] = next[arm[row]]++;
    }
    return numbers;
  }
}
