package org.hookbench.stats.comparison;

import java.util.List;

/** All trials of one arm in one scenario. */
public record ArmSamples(String name, List<TrialSamples> trials) {
  public ArmSamples {
    trials = List.copyOf(trials);
  }

  /** Samples of all trials. */
  public long size() {
    return trials.stream().mapToLong(trial -> trial.values().length).sum();
  }
}
