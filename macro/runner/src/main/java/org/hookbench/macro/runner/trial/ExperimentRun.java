// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.trial.TrialMeasurement;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Deployer;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.hookbench.macro.runner.workload.Starters;

/**
 * Measures the trials of an experiment.
 *
 * @param scenarios by name
 * @param arms by label
 * @param deployers one for each environment
 * @param renew requests after which a connection of a switch is replaced; null: another schedule
 * @param starters of workloads
 */
public record ExperimentRun(
    Map<String, Scenario> scenarios,
    Map<String, ArmSetup> arms,
    Function<Environment, Deployer> deployers,
    Integer renew,
    Starters starters)
    implements TrialMeasurement {

  @Override
  public TrialRecord measure(PlannedTrial trial, Path folder) {
    Scenario scenario = scenarios.get(trial.scenario());
    List<ArmSetup> setups = trial.arms().stream().map(arms::get).toList();
    Deployer deployer = deployers.apply(scenario.environment());
    return new TrialRunner(deployer, List.copyOf(arms.values()), starters)
        .run(new TrialSetup(trial, scenario, setups, folder, renew));
  }
}
