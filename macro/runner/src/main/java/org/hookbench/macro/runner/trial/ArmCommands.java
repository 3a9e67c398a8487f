// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Variant;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.TrialSetup;

/** The commands of the arms of one trial. Closing runs the tear-downs, the last arm first. */
final class ArmCommands implements AutoCloseable {
  private static final int MOST_SHOWN = 500;
  private final TrialSetup trial;

  ArmCommands(TrialSetup trial) {
    this.trial = trial;
  }

  void setUp() {
    trial.arms().forEach(arm -> run(arm, "setUp", arm.variant().setUp()));
  }

  /** Fails unless every arm shows what it expects. */
  void verify() {
    for (ArmSetup arm : trial.arms()) {
      Variant variant = arm.variant();
      String shown = run(arm, "verify", variant.verify());
      if (variant.expect() != null && !shown.contains(variant.expect())) {
        throw MeasurementFailedException.of(
            "%s: expected '%s' in the output of %s, but it was '%s'",
            key(arm, "verify"), variant.expect(), variant.verify(), bounded(shown.strip()));
      }
    }
  }

  @Override
  public void close() {
    for (int i = trial.arms().size() - 1; i >= 0; i--) {
      ArmSetup arm = trial.arms().get(i);
      run(arm, "tearDown", arm.variant().tearDown());
    }
  }

  private String run(ArmSetup arm, String key, List<String> command) {
    Map<String, String> variables =
        Map.of("HOOKBENCH_SCENARIO", trial.scenario().name(), "HOOKBENCH_ARM", arm.label());
    return UserCommands.run(key(arm, key), command, variables);
  }

  private static String key(ArmSetup arm, String key) {
    return "arm " + arm.label() + ": " + key;
  }

  private static String bounded(String text) {
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
  }
}
