// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hookbench.experiment.Parameters;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.hookbench.macro.runner.workload.Starters;

/**
 * What each scenario would deploy, for people.
 *
 * @param renew requests after which a switch takes a new connection; null: it is no switch
 */
record RunDescription(
    Map<String, Scenario> scenarios,
    Map<String, ArmSetup> arms,
    Plan plan,
    Deployers deployers,
    Integer renew) {

  String text() {
    return scenarios.values().stream()
        .map(scenario -> "\n" + describe(scenario))
        .collect(Collectors.joining());
  }

  /** Arms that are there in several trials are described once for each company they are in. */
  private String describe(Scenario scenario) {
    StringBuilder text =
        new StringBuilder("# %s\n%s".formatted(scenario.name(), parameters(scenario)));
    Map<List<String>, PlannedTrial> kinds = new LinkedHashMap<>();
    plan.trials().stream()
        .filter(t -> t.scenario().equals(scenario.name()))
        .forEach(t -> kinds.putIfAbsent(t.arms(), t));
    kinds.forEach(
        (labels, trial) ->
            text.append("# trials of %s:\n".formatted(String.join(" | ", labels)))
                .append(describe(trial, scenario)));
    return text.toString();
  }

  private static String parameters(Scenario scenario) {
    return Parameters.of(scenario).entrySet().stream()
        .map(e -> "#   " + e.getKey() + ": " + e.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private String describe(PlannedTrial trial, Scenario scenario) {
    List<ArmSetup> setups = trial.arms().stream().map(arms::get).toList();
    Path folder = Path.of("results", "RUN", "trials", trial.directory());
    TrialSetup setup = new TrialSetup(trial, scenario, setups, folder, renew);
    return scenario.sut() instanceof Workload
        ? Starters.describe(setup)
        : deployers.of(scenario.environment()).describe(setup);
  }
}
