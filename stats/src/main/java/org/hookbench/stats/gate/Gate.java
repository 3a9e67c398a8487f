// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.gate;

import java.util.List;
import org.hookbench.stats.compare.ComparedArms;

/**
 * What a gate says of everything that has a budget.
 *
 * @param answer the worst of the lines
 * @param lines one per budget and comparison
 * @param noise the baseline against itself, or against a hook that does nothing
 * @param scope what the effects on requests contain; empty without requests
 */
public record Gate(
    String schema, Answer answer, List<GateLine> lines, List<GateLine> noise, String scope) {
  private static final String SCHEMA = "hookbench/gate/1";

  private static final String DIRECT =
      "One process held nothing and the hook: this is the direct cost of its calls, without"
          + " start-up, memory, waiting behind other requests, and what the process as a whole"
          + " pays.";
  private static final String TOTAL =
      "Each arm had its own process: this is all that the hook costs.";

  Gate(List<GateLine> lines, List<GateLine> noise, List<ComparedArms> judged) {
    this(
        SCHEMA,
        lines.stream().map(GateLine::answer).min(Answer::compareTo).orElse(Answer.UNDECIDED),
        List.copyOf(lines),
        List.copyOf(noise),
        scope(judged.stream().filter(c -> c.macro() && !c.directory().foreign()).toList()));
  }

  private static String scope(List<ComparedArms> requests) {
    return requests.isEmpty()
        ? ""
        : requests.stream().anyMatch(ComparedArms::switched) ? DIRECT : TOTAL;
  }

  /** One sentence for a reader. */
  public String sentence() {
    return switch (answer) {
      case WITHIN -> "Within the budget: the whole interval lies below it.";
      case EXCEEDS -> "Exceeds the budget: see the lines that say so.";
      case UNDECIDED ->
          "Undecided: it is neither shown that the cost is within the budget nor that"
              + " it is above. More blocks decide it.";
    };
  }
}
