// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.container;

import java.util.Map;
import org.hookbench.macro.runner.deploy.RunnerIdentity;
import org.hookbench.macro.runner.deploy.TrialSetup;

/** Labels of everything that is deployed: whose it is, and so what may be removed. */
public final class Origin {
  /** The runner that deployed it. */
  public static final String RUNNER = "hookbench.runner";

  private Origin() {}

  /** For one trial. */
  public static Map<String, String> labels(TrialSetup trial) {
    return Map.of(
        RUNNER,
        RunnerIdentity.mine(),
        "hookbench.trial",
        trial.trial().directory(),
        "hookbench.experiment",
        run(trial));
  }

  /** Prefix of the names of everything of a trial. */
  public static String prefix(TrialSetup trial) {
    return "hookbench-" + RunnerIdentity.mine() + "-" + trial.trial().number();
  }

  /** Name of the result directory, the folder above the trials. */
  private static String run(TrialSetup trial) {
    return trial.folder().toAbsolutePath().getParent().getParent().getFileName().toString();
  }
}
