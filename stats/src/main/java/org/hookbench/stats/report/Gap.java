// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs in a row that a schedule promises and that are not there.
 *
 * @param first when the first of them was due
 * @param last when the last of them was due
 */
public record Gap(String experiment, Instant first, Instant last, long count) {

  /**
   * What is missing up to now. The first run sets the clock: each that follows is due a whole
   * number of periods later, and may be early or late by half a period.
   */
  static List<Gap> of(String experiment, List<Instant> starts, Duration period, Instant now) {
    Instant origin = starts.stream().min(Instant::compareTo).orElseThrow();
    TreeSet<Long> there =
        starts.stream()
            .map(start -> periods(origin, start, period))
            .collect(Collectors.toCollection(TreeSet::new));
    there.add(Math.max(periods(origin, now, period), there.last() + 1));
    List<Gap> gaps = new ArrayList<>();
    long before = 0;
    for (long slot : there.tailSet(1L)) {
      if (slot > before + 1) {
        Instant first = origin.plus(period.multipliedBy(before + 1));
        Instant last = origin.plus(period.multipliedBy(slot - 1));
        gaps.add(new Gap(experiment, first, last, slot - before - 1));
      }
      before = slot;
    }
    return gaps;
  }

  /** The nearest whole number of periods. */
  private static long periods(Instant from, Instant to, Duration period) {
    return Math.round((double) Duration.between(from, to).toMillis() / period.toMillis());
  }
}
