// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.deploy.Deployer;
import org.hookbench.macro.runner.metrics.Prometheus;

/** Whether the environment is fit for a trial; the user's own command may repair it once. */
final class Gates {
  private Gates() {}

  static void require(Deployer deployer, Scenario scenario) {
    Optional<String> fault = fault(deployer, scenario.environment());
    List<String> repair = scenario.environment().aroundTrial().repair();
    if (fault.isPresent() && !repair.isEmpty()) {
      UserCommands.run(
          "environment.repair",
          repair,
          Map.of("HOOKBENCH_SCENARIO", scenario.name(), "HOOKBENCH_FAULT", fault.get()));
      fault = fault(deployer, scenario.environment());
    }
    if (fault.isPresent()) {
      throw MeasurementFailedException.of(
          "the environment is not fit for a trial: %s; %s",
          fault.get(),
          repair.isEmpty()
              ? "environment.repair: [COMMAND] can put it right before each trial"
              : "environment.repair did not put it right");
    }
  }

  private static Optional<String> fault(Deployer deployer, Environment environment) {
    return deployer.fault().or(() -> Prometheus.fault(environment.metrics()));
  }
}
