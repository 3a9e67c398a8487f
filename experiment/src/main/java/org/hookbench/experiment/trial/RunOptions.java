// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.trial;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.hookbench.experiment.Units;
import org.hookbench.experiment.plan.PlannedTrial;
import picocli.CommandLine.Option;

/** Options of a run whose trials are planned: none of them, or those for which there is time. */
public final class RunOptions {
  @Option(
      names = "--within",
      paramLabel = "TIME",
      description =
          "leaves out the blocks for which this is too short, as the slowest one so far tells; as"
              + " in 10min")
  private String within;

  @Option(names = "--dry-run", description = "prints the plan and measures nothing")
  private boolean dryRun;

  /** Whether nothing shall be measured. */
  public boolean dryRun() {
    return dryRun;
  }

  /** The time for all blocks, from now on. */
  public TimeBudget budget() {
    return within == null
        ? TimeBudget.NONE
        : TimeBudget.of(Duration.ofNanos((long) Units.parseNs("--within", within)));
  }

  /** A line for each trial, for a person. */
  public static String listed(List<PlannedTrial> trials) {
    return trials.stream()
        .map(t -> t.directory() + "  " + String.join(" | ", t.arms()) + "\n")
        .collect(Collectors.joining());
  }
}
