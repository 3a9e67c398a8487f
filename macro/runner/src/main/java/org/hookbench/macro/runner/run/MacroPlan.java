// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Design;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Parameters;
import org.hookbench.experiment.Profile;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.Planner;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Redaction;

/** The plan of an experiment's macro part. */
final class MacroPlan {
  private MacroPlan() {}

  /**
   * The plan.
   *
   * @param scenarios of the experiment that are measured
   * @param blocks of it, whatever the experiment asks for
   */
  static Plan of(Experiment experiment, List<Scenario> scenarios, int blocks) {
    experiment
        .whyInterleaved()
        .ifPresent(why -> System.err.println("hookbench: schedule interleaved, not duet: " + why));
    Plan measured = of(experiment, scenarios, kind(experiment), blocks);
    return experiment.profile() == null
        ? measured
        : measured.then(
            of(experiment, scenarios, TrialKind.PROFILE, Profile.blocks(experiment.design())));
  }

  private static Plan of(
      Experiment experiment, List<Scenario> scenarios, TrialKind kind, int blocks) {
    Planner planner = new Planner(experiment.schedule(), blocks, experiment.design().seed());
    return Plan.of(
        experiment,
        scenarios.stream().map(s -> planned(s, experiment.design())).toList(),
        planner.trials(
            kind,
            scenarios.stream().map(Scenario::name).toList(),
            List.copyOf(experiment.armsByLabel().keySet())));
  }

  /** What its samples are. */
  static TrialKind kind(Experiment experiment) {
    return experiment.scenarios().isEmpty() ? TrialKind.MACRO : kind(experiment.scenarios().get(0));
  }

  private static TrialKind kind(Scenario scenario) {
    if (scenario.load() instanceof Load.Cold) {
      return TrialKind.START;
    }
    return scenario.workload().isPresent() ? TrialKind.WORKLOAD : TrialKind.MACRO;
  }

  /** Environment variables go in by name only: their values may be secrets. */
  private static PlannedScenario planned(Scenario scenario, Design design) {
    Sut sut = scenario.sut();
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("sut", sut.label());
    if (sut instanceof Sut.Deployed deployed) {
      parameters.put("limits", deployed.limits());
      parameters.put("variables", List.copyOf(deployed.env().keySet()));
    }
    parameters.put("environment", scenario.environment().label());
    scenario.workload().ifPresent(ends -> parameters.put("metrics", ends.metrics()));
    if (sut instanceof Workload) {
      parameters.put("factors", Parameters.of(scenario));
      return new PlannedScenario(scenario.name(), kind(scenario), parameters);
    }
    parameters.put("load", Redaction.of(scenario.load()));
    parameters.put("factors", Parameters.of(scenario));
    if (design.renew() != null) {
      parameters.put("schedule", "switch");
      parameters.put("renew", design.renew());
    }
    return new PlannedScenario(scenario.name(), kind(scenario), parameters);
  }
}
