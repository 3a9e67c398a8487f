// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.machine;

import java.util.Arrays;

/**
 * CPU time of the machine between two readings of /proc/stat, as shares of all CPU time.
 *
 * @param busy of any process
 * @param stolen by the hypervisor for other machines
 */
record Activity(double busy, double stolen) {
  private static final int IDLE = 3;
  private static final int IOWAIT = 4;
  private static final int STEAL = 7;
  private static final int COLUMNS = 8;

  static Activity between(String before, String after) {
    long[] a = ticks(before);
    long[] b = ticks(after);
    long all = Arrays.stream(b).sum() - Arrays.stream(a).sum();
    if (all <= 0) {
      return new Activity(0, 0);
    }
    long idle = b[IDLE] - a[IDLE] + b[IOWAIT] - a[IOWAIT];
    long stolen = b[STEAL] - a[STEAL];
    return new Activity((double) (all - idle - stolen) / all, (double) stolen / all);
  }

  private static long[] ticks(String stat) {
    String[] words = stat.lines().findFirst().orElse("").trim().split("\\s+");
    long[] ticks = new long[COLUMNS];
    for (int i = 0; i < COLUMNS && i + 1 < words.length; i++) {
      ticks[i] = Long.parseLong(words[i + 1]);
    }
    return ticks;
  }
}
