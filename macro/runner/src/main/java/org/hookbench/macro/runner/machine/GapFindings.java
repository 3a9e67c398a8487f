// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.machine;

import java.util.function.LongSupplier;
import org.hookbench.experiment.Units;
import org.hookbench.macro.runner.finding.Finding;

/** Looks at the clock without pause: a gap is time in which something else had the CPU. */
final class GapFindings {
  static final long GAP_NS = 50_000;
  static final double MOST_SHARE = 0.01;
  private final LongSupplier clock;
  private final long lengthNs;

  GapFindings(LongSupplier clock, long lengthNs) {
    this.clock = clock;
    this.lengthNs = lengthNs;
  }

  Finding find() {
    long start = clock.getAsLong();
    long last = start;
    long lost = 0;
    long longest = 0;
    int gaps = 0;
    while (last - start < lengthNs) {
      long now = clock.getAsLong();
      long gap = now - last;
      if (gap >= GAP_NS) {
        gaps++;
        lost += gap;
        longest = Math.max(longest, gap);
      }
      last = now;
    }
    return judge(gaps, lost, longest, last - start);
  }

  private static Finding judge(int gaps, long lost, long longest, long length) {
    String found =
        gaps == 0
            ? "a spinning thread was never interrupted for 50 µs or longer"
            : "a spinning thread was interrupted %s times for 50 µs or longer in %s, at most for %s"
                .formatted(gaps, Units.formatNs(length), Units.formatNs(longest));
    return lost <= MOST_SHARE * length
        ? Finding.ok("interruptions", found)
        : Finding.warn(
            "interruptions", found, "stop other processes, or pin with sut.limits.cpuset");
  }
}
