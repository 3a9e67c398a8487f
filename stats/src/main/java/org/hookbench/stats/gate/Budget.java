// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.Units;
import org.hookbench.experiment.console.UserError;

/**
 * The most that a hook may cost.
 *
 * @param absolute nanoseconds, of memory bytes, or what {@code plain} says; 0: only the share
 *     counts
 * @param share of the baseline; 0 if only the other counts
 * @param plain whether the absolute limit is in the unit of a program's metric
 */
public record Budget(Metric metric, double absolute, double share, boolean plain) {
  private static final long LEAST_BYTES = 1;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");

  /** Reads {@code request: 5us, p99: 1%}. */
  public static List<Budget> parse(String text) {
    List<Budget> budgets = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Budget budget = one(part.strip());
      if (budgets.stream().anyMatch(b -> b.metric.equals(budget.metric))) {
        throw UserError.of(
            "--budget: %s is there twice; give one limit for it", budget.metric.name());
      }
      budgets.add(budget);
    }
    return List.copyOf(budgets);
  }

  private static Budget one(String part) {
    int colon = part.indexOf(':');
    if (colon < 0) {
      throw UserError.of(
          "--budget: '%s' is not METRIC: LIMIT; write it as in 'request: 5us, p99: 1%%'", part);
    }
    Metric metric = Metric.parse(part.substring(0, colon).strip());
    try {
      String limit = part.substring(colon + 1).strip();
      if (metric.equals(Metric.MEMORY) && !limit.endsWith("%")) {
        return new Budget(metric, bytes(limit), 0, false);
      }
      if (metric.told() && NUMBER.matcher(limit).matches()) {
        return new Budget(metric, Double.parseDouble(limit), 0, true);
      }
      Margin margin = Margin.parse(limit);
      return new Budget(metric, margin.absoluteNs(), margin.share(), false);
    } catch (UserError e) {
      throw UserError.of(
          e, "--budget: %s: %s", metric.name(), e.getMessage().replaceFirst("^margin: ", ""));
    }
  }

  private static long bytes(String limit) {
    long bytes = Units.parseBytes("margin", limit);
    if (bytes < LEAST_BYTES) {
      throw UserError.of("%s must be at least %s B", limit, LEAST_BYTES);
    }
    return bytes;
  }

  /**
   * The limit beside a baseline, both in a unit.
   *
   * @param nanoseconds in one of the unit; 1 for what is no time
   */
  double limit(double baseline, double nanoseconds) {
    return Math.max(absolute / (plain ? 1 : nanoseconds), share * Math.abs(baseline));
  }
}
