// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import java.time.Duration;

/**
 * Full seconds since a start: however long a reading takes, the next one does not slide away from
 * its second.
 *
 * @param startNs of {@link System#nanoTime}
 */
record Seconds(long startNs) {
  private static final long SECOND_NS = 1_000_000_000L;

  /** From now to the next full second; at least half a second, so that none is read twice. */
  Duration untilNext(long nowNs) {
    long leftNs = SECOND_NS - Math.floorMod(nowNs - startNs, SECOND_NS);
    return Duration.ofNanos(leftNs < SECOND_NS / 2 ? leftNs + SECOND_NS : leftNs);
  }
}
