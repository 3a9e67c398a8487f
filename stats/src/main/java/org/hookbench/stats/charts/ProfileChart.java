// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.compare.ProfiledArms;

/** How many samples of a profiler each symbol has. */
final class ProfileChart {
  private ProfileChart() {}

  static Chart of(Findings findings) {
    List<List<Object>> rows = new ArrayList<>();
    for (ProfiledArms profiled : findings.profiles()) {
      rows(rows, profiled, profiled.baseline(), profiled.baselines());
      rows(rows, profiled, profiled.treatment(), profiled.treatments());
    }
    return new Chart(
        "profile",
        "one symbol of an arm: samples whose innermost frame it is, and their share of all",
        List.of("scenario,treatment,arm,object,symbol,samples,share".split(",")),
        rows);
  }

  private static void rows(
      List<List<Object>> rows,
      ProfiledArms profiled,
      String arm,
      List<SortedMap<String, Long>> trials) {
    Map<String, Long> leaves = ProfiledArms.pooled(trials, ProfiledArms::leaf);
    double all = leaves.values().stream().mapToLong(n -> n).sum();
    leaves.forEach(
        (leaf, samples) -> {
          String[] frame = (leaf + "` ").split("`", 3);
          rows.add(
              List.of(
                  profiled.scenario(),
                  profiled.treatment(),
                  arm,
                  frame[0],
                  frame[1].strip(),
                  samples,
                  samples / all));
        });
  }
}
