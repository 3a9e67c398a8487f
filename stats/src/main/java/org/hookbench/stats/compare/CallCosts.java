// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.Comparator;
import java.util.List;

/** What was measured of one read with the hook of a comparison of requests. */
record CallCosts(List<ComparedArms> fitting) {
  /** What servers read from comes first. */
  private static final List<String> TARGETS = List.of("tcp4", "tcp6", "unix", "file", "zero");

  static CallCosts of(ComparedArms macro, List<ComparedArms> compared) {
    return new CallCosts(
        compared.stream().filter(ComparedArms::micro).filter(micro -> fits(macro, micro)).toList());
  }

  private static boolean fits(ComparedArms macro, ComparedArms micro) {
    return micro.comparison().hasInterval()
        && micro.comparison().treatment().equals(macro.comparison().treatment())
        && "read".equals(micro.scenario().parameters().get("function"))
        && macro.sameHook(micro);
  }

  boolean isEmpty() {
    return fitting.isEmpty();
  }

  /** The best target, and of its sizes the one nearest to these bytes. */
  ComparedArms nearest(double bytes) {
    return fitting.stream()
        .min(
            Comparator.comparingInt(CallCosts::targetRank)
                .thenComparingDouble(micro -> Math.abs(Math.log(size(micro) / bytes))))
        .orElseThrow();
  }

  private static int targetRank(ComparedArms micro) {
    int rank = TARGETS.indexOf(String.valueOf(micro.scenario().parameters().get("target")));
    return rank < 0 ? TARGETS.size() : rank;
  }

  private static double size(ComparedArms micro) {
    return micro.scenario().parameters().get("size") instanceof Number n ? n.doubleValue() : 1;
  }
}
