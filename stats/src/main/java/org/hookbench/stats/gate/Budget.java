package org.hookbench.stats.gate;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.console.UserError;

/**
 * The most that a hook may cost.
 *
 * @param limit a time, or a share of the baseline
 */
public record Budget(Metric metric, Margin limit) {

  /** Reads {@code request: 5us, p99: 1%}. */
  public static List<Budget> parse(String text) {
    List<Budget> budgets = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Budget budget = one(part.strip());
      if (budgets.stream().anyMatch(b -> b.metric == budget.metric)) {
        throw UserError.of(
            "--budget: %s is there twice; give one limit for it", Names.of(budget.metric));
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
      return new Budget(metric, Margin.parse(part.substring(colon + 1).strip()));
    } catch (UserError e) {
      throw UserError.of(
          e, "--budget: %s: %s", Names.of(metric), e.getMessage().replaceFirst("^margin: ", ""));
    }
  }
}
