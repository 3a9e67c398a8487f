// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * By how much the samples of a profiler vary more between trials than independent ones would:
 * Pearson's statistic of homogeneity by its degrees of freedom, at least 1 (the first-order
 * correction of Rao and Scott 1984, doi 10.1214/aos/1176346391, with the mean effect of all
 * symbols).
 */
final class DesignEffect {
  /** Rarer symbols are taken together: the statistic needs so many expected samples. */
  private static final double LEAST_EXPECTED = 5;

  private static final String RARE = "";
  private double statistic;
  private double degrees;

  /** Adds the trials of an arm, each with its samples by stack. */
  DesignEffect of(List<SortedMap<String, Long>> trials) {
    Map<String, Long> all = ProfiledArms.pooled(trials, ProfiledArms::leaf);
    double total = all.values().stream().mapToLong(n -> n).sum();
    double smallest =
        trials.stream().mapToLong(t -> t.values().stream().mapToLong(n -> n).sum()).min().orElse(0);
    Map<String, Long> symbols =
        ProfiledArms.pooled(
            List.copyOf(trials),
            stack -> {
              String leaf = ProfiledArms.leaf(stack);
              return all.get(leaf) / total * smallest < LEAST_EXPECTED ? RARE : leaf;
            });
    for (SortedMap<String, Long> trial : trials) {
      Map<String, Long> own =
          ProfiledArms.pooled(
              List.of(trial),
              stack -> {
                String leaf = ProfiledArms.leaf(stack);
                return symbols.containsKey(leaf) ? leaf : RARE;
              });
      double size = own.values().stream().mapToLong(n -> n).sum();
      symbols.forEach(
          (symbol, n) -> {
            double expected = n / total * size;
            double more = own.getOrDefault(symbol, 0L) - expected;
            statistic += expected > 0 ? more * more / expected : 0;
          });
    }
    degrees += (double) (symbols.size() - 1) * (trials.size() - 1);
    return this;
  }

  /** NaN where there is nothing that could vary: one trial, or one symbol. */
  double value() {
    return degrees > 0 ? Math.max(1, statistic / degrees) : Double.NaN;
  }
}
