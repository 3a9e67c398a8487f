// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;

/**
 * What the user asks for, as in the experiment file. Each of sut, environment and load may be one
 * value or a list: their cross product makes scenarios. A workload takes the place of sut and load.
 *
 * @param scenarios all of them: the cross product, then those that the file lists
 * @param sweep the values of each swept key; sut, environment and load have them already
 */
public record Experiment(
    @JsonPropertyDescription("Short name of the experiment; it names the result directory.")
        String name,
    @JsonPropertyDescription("The question that the report answers.") String question,
    @JsonPropertyDescription(
            "A program that ends, in place of sut and load; a list makes scenarios.")
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Workload> workload,
    @JsonPropertyDescription("The system under test; a list makes scenarios.")
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Sut> sut,
    @JsonPropertyDescription("Where it runs; a list makes scenarios (default: kind: process).")
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Environment> environment,
    @JsonPropertyDescription("The arms to compare, the baseline first; at least two.")
        List<Arm> arms,
    @JsonPropertyDescription("How requests are made; a list makes scenarios.")
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Load> load,
    @JsonPropertyDescription(
            "Named scenarios, in addition to the cross product of sut, environment and load.")
        List<Scenario> scenarios,
    @JsonPropertyDescription(
            "Values of a key of sut, environment or load, as in load.connections: 1..20 (also 0..1"
                + " by 0.25, or a list); each combination makes scenarios.")
        Map<String, List<Object>> sweep,
    @JsonPropertyDescription("What to measure per call (default: nothing).") Micro micro,
    @JsonPropertyDescription("How often and in which order trials are made.") Design design,
    @JsonPropertyDescription("How the verdict is decided.") Analysis analysis,
    @JsonPropertyDescription(
            "Profiler of the trials that follow the measured ones; the report tells where each arm"
                + " spends its CPU time (default: no such trials).")
        Profile profile) {
  private static final int MOST_ARMS = 100;
  private static final int LONGEST_QUESTION = 1_000;

  public Experiment {
    Require.that(name != null, "name: missing; give the experiment a short name");
    Require.that(
        name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"),
        "name: %s must be letters, digits, '.', '_' and '-', 100 at most: it names a directory"
            .formatted(Quoted.of(name)));
    workload = Require.orElse(workload, List.of());
    if (!workload.isEmpty()) {
      WorkloadRules.checkAlone(sut, load, scenarios, micro);
      sut = List.copyOf(workload);
      load = List.of(new Load.None());
    }
    sut = Require.orElse(sut, List.of());
    scenarios = Require.orElse(scenarios, List.of());
    sweep = Require.orElse(sweep, Map.of());
    if (sut.isEmpty() && micro == null) {
      Scenarios.requireTaken(
          "environment",
          environment != null,
          scenarios.stream().anyMatch(s -> s.environment() == null));
      Scenarios.requireTaken(
          "load", load != null, scenarios.stream().anyMatch(s -> s.load() == null));
    }
    environment = Require.orElse(environment, List.of(Environment.PROCESS));
    load = Require.orElse(load, List.of(Load.DEFAULT));
    design = Require.orElse(design, Design.DEFAULT);
    analysis = Require.orElse(analysis, Analysis.DEFAULT);
    Require.that(
        arms != null && arms.size() >= 2,
        "arms: give at least two, the baseline first, as in [none, scan]");
    Require.atMost("arms: number", arms.size(), MOST_ARMS);
    Require.that(
        question == null || question.length() <= LONGEST_QUESTION,
        "question: has more than " + LONGEST_QUESTION + " characters; shorten it");
    Require.that(
        !sut.isEmpty() || !scenarios.isEmpty() || micro != null,
        "sut: missing; name the system under test, as in sut: {app: hello}, or a program that ends,"
            + " as in workload: {command: [/bin/true]}");
    // YAML reads the bare word null as nothing; as an arm it is the hook of that name.
    arms = arms.stream().map(arm -> arm == null ? new Arm.Ours("null") : arm).toList();
    ArmRules.byLabel(arms);
    scenarios = new Scenarios(sut, environment, load).with(scenarios);
    WorkloadRules.check(workload, arms, design, scenarios, analysis.margin());
    checkKinds(scenarios, analysis.primary());
    checkArms(scenarios, arms, design);
    if (profile != null) {
      profile.check(scenarios, design);
    }
    checkFactor(analysis.factor(), scenarios, micro);
    checkBaseline(analysis.baseline(), arms, design);
  }

  /** The factors of calls are known when they are planned. */
  private static void checkFactor(String key, List<Scenario> scenarios, Micro micro) {
    if (key != null && micro == null) {
      List<Map<String, String>> parameters = new ArrayList<>();
      for (Scenario scenario : scenarios) {
        Map<String, String> own = Parameters.of(scenario);
        own.put(Factor.SCENARIO, scenario.name());
        parameters.add(own);
      }
      new Factor(key).requireVaried("analysis.factor", parameters);
    }
  }

  private static void checkBaseline(String label, List<Arm> arms, Design design) {
    if (label == null) {
      return;
    }
    Require.that(
        design.schedule() == Schedule.SWITCH,
        "analysis.baseline: is possible with schedule: switch only; else write this arm first");
    List<String> hooks = ArmRules.byLabel(arms).keySet().stream().skip(1).toList();
    Require.that(
        hooks.size() > 1 && hooks.contains(label),
        "analysis.baseline: %s must be one of several arms behind the first: %s"
            .formatted(Quoted.of(label), hooks));
  }

  private static void checkKinds(List<Scenario> scenarios, OutcomeKind primary) {
    long cold = scenarios.stream().filter(s -> s.load() instanceof Load.Cold).count();
    Require.that(
        cold == 0 || cold == scenarios.size(),
        "load.model: cold: other loads stand beside it; give cold starts an experiment of their"
            + " own");
    long clients = scenarios.stream().filter(s -> s.load() instanceof Workload).count();
    Require.that(
        clients == 0 || clients == scenarios.size(),
        "load.command: other loads stand beside it; give it an experiment of its own");
    Require.that(
        cold > 0 || primary != OutcomeKind.READY,
        "analysis.primary: ready is possible with load: {model: cold} only; give median, mean or"
            + " p99");
  }

  private static void checkArms(List<Scenario> scenarios, List<Arm> arms, Design design) {
    scenarios.forEach(scenario -> ArmRules.check(scenario, arms));
    if (design.schedule() == Schedule.SWITCH) {
      SwitchRules.check(scenarios, arms);
    }
    ArmRules.whyApart(scenarios, arms)
        .filter(why -> design.asksFor(Schedule.DUET))
        .ifPresent(
            why -> {
              throw UserError.of(
                  "design.schedule: duet needs both arms alive, but %s; write schedule:"
                      + " interleaved",
                  why);
            });
  }

  /** Why the arms are not alive together although no schedule forbids it; empty: they can be. */
  public Optional<String> whyInterleaved() {
    return design.schedule() == Schedule.DUET
        ? ArmRules.whyApart(scenarios, arms)
        : Optional.empty();
  }

  /** The schedule that is asked for, or interleaved where arms cannot be alive together. */
  public Schedule schedule() {
    return whyInterleaved().isPresent() ? Schedule.INTERLEAVED : design.schedule();
  }

  /**
   * The arms by their labels, baseline first; an arm that is there twice (A/A) is numbered: none,
   * none-2.
   */
  public Map<String, Arm> armsByLabel() {
    return ArmRules.byLabel(arms);
  }
}
