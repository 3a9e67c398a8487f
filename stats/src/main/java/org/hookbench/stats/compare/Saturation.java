// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hookbench.experiment.Factor;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;

/**
 * What the arms can do at most, by a sweep of the connections of a closed loop in which each trial
 * has one arm.
 */
public record Saturation(String schema, List<ArmCapacity> arms, List<CapacityChange> changes) {
  static final String SCHEMA = "hookbench/saturation/1";
  private static final Factor CONNECTIONS = new Factor("load.connections");
  private static final List<String> LENGTHS =
      List.of("load.requests", "load.duration", "load.warmup");
  private static final String REMEDY =
      "; measure one, as in sweep: {load.connections: [1, 2, 4, 8, 16, 32]} with design:"
          + " {schedule: interleaved}";

  /** Of a result directory with such a sweep; any other is an error that says what is missing. */
  public static Saturation of(MeasuredDirectory directory) {
    Saturation found = in(directory);
    if (!found.arms.isEmpty()) {
      return found;
    }
    boolean together = directory.trials().stream().anyMatch(t -> !t.micro() && t.planned().duet());
    throw new UserError(
        directory.path()
            + (together
                ? ": its trials have two arms at the same time, which share the CPU"
                : ": has no usable sweep of load.connections in a closed loop")
            + REMEDY);
  }

  /** The same; empty where there is no such sweep. */
  public static Saturation in(MeasuredDirectory directory) {
    Map<Map<String, String>, List<PlannedScenario>> sweeps = new LinkedHashMap<>();
    directory.plan().scenarios().stream()
        .filter(s -> s.kind() == TrialKind.MACRO)
        .filter(s -> "closed".equals(s.factors().get("load.model")))
        .forEach(s -> sweeps.computeIfAbsent(rest(s), r -> new ArrayList<>()).add(s));
    sweeps.values().removeIf(scenarios -> scenarios.size() < 2);
    List<ArmCapacity> arms = new ArrayList<>();
    List<CapacityChange> changes = new ArrayList<>();
    sweeps.forEach(
        (rest, scenarios) -> {
          String label = Factor.label(rest, sweeps.keySet());
          List<ArmCapacity> own =
              arms(directory, label.isEmpty() ? directory.plan().experiment() : label, scenarios);
          arms.addAll(own);
          own.stream().skip(1).forEach(arm -> changes.add(change(directory, own.get(0), arm)));
        });
    return new Saturation(SCHEMA, List.copyOf(arms), List.copyOf(changes));
  }

  /** What is fixed in a sweep; the length of its trials need not be. */
  private static Map<String, String> rest(PlannedScenario scenario) {
    Map<String, String> rest = CONNECTIONS.rest(scenario.factors());
    rest.keySet().removeAll(LENGTHS);
    return rest;
  }

  private static List<ArmCapacity> arms(
      MeasuredDirectory directory, String label, List<PlannedScenario> scenarios) {
    List<ArmCapacity> arms = new ArrayList<>();
    for (String arm : directory.plan().arms().keySet()) {
      LoopArm of = LoopArm.of(label, arm, scenarios.get(0).factors(), directory.environment());
      List<LoopTrial> trials =
          scenarios.stream()
              .flatMap(
                  scenario ->
                      trials(directory, scenario, arm)
                          .map(t -> LoopTrial.read(t, connections(scenario), of.thinkS())))
              .filter(trial -> trial.perSecond() > 0)
              .toList();
      if (trials.stream().mapToInt(LoopTrial::connections).distinct().count() > 1) {
        arms.add(ArmCapacity.of(of, trials, directory.confidence(TrialKind.MACRO)));
      }
    }
    return arms;
  }

  private static Stream<MeasuredTrial> trials(
      MeasuredDirectory directory, PlannedScenario scenario, String arm) {
    return directory.trials().stream()
        .filter(trial -> trial.planned().scenario().equals(scenario.name()))
        .filter(trial -> trial.arms().equals(List.of(arm)))
        .filter(trial -> trial.state() == MeasuredTrial.State.USABLE);
  }

  private static int connections(PlannedScenario scenario) {
    return Integer.parseInt(scenario.factors().get(CONNECTIONS.key()));
  }

  private static CapacityChange change(
      MeasuredDirectory directory, ArmCapacity baseline, ArmCapacity treatment) {
    boolean paired =
        directory.experiment() != null
            && directory.experiment().design().schedule() != Schedule.SEQUENTIAL;
    double share = directory.analysis().margin().share();
    return CapacityChange.of(
        baseline,
        treatment,
        paired,
        directory.confidence(TrialKind.MACRO),
        share > 0 ? share : Margin.MACRO_DEFAULT.share());
  }
}
