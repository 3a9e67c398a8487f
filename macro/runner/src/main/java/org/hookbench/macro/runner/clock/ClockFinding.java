// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.clock;

import java.time.Duration;
import org.hookbench.macro.load.clock.RemoteClock;
import org.hookbench.macro.runner.finding.Finding;

/** Whether the clock of another machine is near enough to ours to put figures beside samples. */
public final class ClockFinding {
  /** Rows of resources.csv are seconds: a tenth of one is not seen in them. */
  static final long MOST_NS = Duration.ofMillis(100).toNanos();

  private ClockFinding() {}

  /**
   * Warns only if it is surely off.
   *
   * @param who for the message, as in {@code docker}
   */
  public static Finding of(String code, String who, RemoteClock clock) {
    String found = "the clock of " + who + " minus ours: " + clock;
    return clock.lowNs() <= MOST_NS && clock.highNs() >= -MOST_NS
        ? Finding.ok(code, found)
        : Finding.warn(
            code, found, "let NTP keep both clocks (chronyc tracking, timedatectl) before a run");
  }
}
