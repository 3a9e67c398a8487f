// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.gate;

import java.util.List;

/**
 * What a gate says of everything that has a budget.
 *
 * @param answer the worst of the lines
 * @param lines one per budget and comparison
 * @param noise the baseline against itself, or against a hook that does nothing
 */
public record Gate(String schema, Answer answer, List<GateLine> lines, List<GateLine> noise) {
  private static final String SCHEMA = "hookbench/gate/1";

  Gate(List<GateLine> lines, List<GateLine> noise) {
    this(
        SCHEMA,
        lines.stream().map(GateLine::answer).min(Answer::compareTo).orElse(Answer.UNDECIDED),
        List.copyOf(lines),
        List.copyOf(noise));
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
