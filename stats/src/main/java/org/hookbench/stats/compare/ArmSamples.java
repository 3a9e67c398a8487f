// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;

/** All trials of one arm in one scenario. */
public final class ArmSamples {
  private final String name;
  private final List<TrialSamples> trials;
  private PooledArm pooled;

  public ArmSamples(String name, List<TrialSamples> trials) {
    this.name = name;
    this.trials = List.copyOf(trials);
  }

  public String name() {
    return name;
  }

  public List<TrialSamples> trials() {
    return trials;
  }

  /** Samples of all trials. */
  public long size() {
    return trials.stream().mapToLong(trial -> trial.values().length).sum();
  }

  /** All samples in ascending order. */
  public double[] sorted() {
    return pooled().sorted();
  }

  /** Computed once. */
  synchronized PooledArm pooled() {
    if (pooled == null) {
      pooled = PooledArm.of(this);
    }
    return pooled;
  }
}
