// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.plan;

import java.util.List;
import java.util.Locale;

/**
 * One trial that is to be made.
 *
 * @param number from 1, in order of execution
 * @param kind what its samples are
 * @param block trials with the same number belong together
 * @param arms one label, or two for a duet: the baseline first
 * @param seed of the random choices within the trial
 */
public record PlannedTrial(
    int number, TrialKind kind, String scenario, int block, List<String> arms, long seed) {

  public PlannedTrial {
    arms = List.copyOf(arms);
  }

  /** Whether both arms are alive in this trial. */
  public boolean duet() {
    return arms.size() > 1;
  }

  /** Name of its directory: 0001-scenario-arm, 0011-scenario-arm-profile. */
  public String directory() {
    String company = duet() ? "duet" : arms.get(0);
    String suffix = kind == TrialKind.PROFILE ? "-profile" : "";
    return String.format(Locale.ROOT, "%04d-%s-%s%s", number, scenario, company, suffix);
  }
}
