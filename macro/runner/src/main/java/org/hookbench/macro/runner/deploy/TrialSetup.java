// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.plan.PlannedTrial;

/**
 * What is to be deployed for one trial.
 *
 * @param arms one, or two for a duet or a switch: the baseline first
 * @param folder where the files of the trial go
 * @param renew requests after which a connection is replaced, if one process holds both arms; null:
 *     each arm has a process of its own
 * @param starting is told of the start of its arm; of several arms nothing is timed
 */
public record TrialSetup(
    PlannedTrial trial,
    Scenario scenario,
    List<ArmSetup> arms,
    Path folder,
    Integer renew,
    Starting starting) {
  /** Label of the process that holds both arms. */
  private static final String BOTH = "switch";

  /** Of which no start is timed. */
  public TrialSetup(
      PlannedTrial trial, Scenario scenario, List<ArmSetup> arms, Path folder, Integer renew) {
    this(trial, scenario, arms, folder, renew, Starting.UNTIMED);
  }

  /** One of its arms by itself. */
  public TrialSetup only(ArmSetup arm, Starting timed) {
    return new TrialSetup(trial, scenario, List.of(arm), folder, null, timed);
  }

  /** Whether one process holds both arms. */
  public boolean switched() {
    return renew != null;
  }

  /** What is started: a process for each arm, or one for both. */
  public List<ArmSetup> processes() {
    return switched() ? List.of(arms.get(1).labelled(BOTH)) : arms;
  }

  /** Label of the process that an arm is in. */
  public String processOf(ArmSetup arm) {
    return switched() ? BOTH : arm.label();
  }
}
