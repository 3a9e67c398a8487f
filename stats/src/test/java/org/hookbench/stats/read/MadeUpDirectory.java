// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.Planner;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialRecord;

/**
 * Makes result directories whose truth is known, in the way a measurement makes them:
 * autocorrelated lognormal requests, drift, an offset per trial, a shift per arm.
 */
public final class MadeUpDirectory {
  static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  private final Path parent;
  private String name = "made-up";
  private String question = "Does the scan cost less than 50 us per request?";
  private List<String> arms = List.of("none", "null", "scan");
  private Schedule schedule = Schedule.DUET;
  private int blocks = 5;
  private Instant start = START;
  private Map<String, Map<String, Object>> variants = Map.of();
  private Map<String, String> texts = Map.of();
  private Map<String, Object> parameters = Map.of("app", "hello");
  private final Map<String, PlannedScenario> scenarios = new LinkedHashMap<>();
  private final MadeUpTrials trials = new MadeUpTrials();
  private String environment = "{kind: process}";
  private String virtualization = "kvm";
  private final Map<Integer, UnaryOperator<TrialRecord>> edits = new HashMap<>();

  private MadeUpDirectory(Path parent) {
    this.parent = parent;
  }

  public static MadeUpDirectory in(Path parent) {
    return new MadeUpDirectory(parent);
  }

  public MadeUpDirectory name(String value) {
    name = value;
    return this;
  }

  public MadeUpDirectory question(String value) {
    question = value;
    return this;
  }

  public MadeUpDirectory arms(String... labels) {
    arms = List.of(labels);
    return this;
  }

  /** What plan.json says of the differences between the arms. */
  public MadeUpDirectory variants(Map<String, Map<String, Object>> byArm) {
    variants = byArm;
    return this;
  }

  /** What plan.json says of an arm in one line, where that is not its label. */
  public MadeUpDirectory texts(Map<String, String> byArm) {
    texts = byArm;
    return this;
  }

  /** What the hook counted, per macro trial. */
  public MadeUpDirectory figures(Map<String, Double> counted) {
    trials.reads = counted;
    return this;
  }

  public MadeUpDirectory schedule(Schedule value) {
    schedule = value;
    return this;
  }

  public MadeUpDirectory blocks(int count) {
    blocks = count;
    return this;
  }

  /** Begins so much later than others. */
  public MadeUpDirectory startedAfterSeconds(int seconds) {
    start = START.plusSeconds(seconds);
    return this;
  }

  /** Of the macro scenarios that follow. */
  public MadeUpDirectory parameters(Map<String, Object> value) {
    parameters = value;
    return this;
  }

  /** Measured requests per arm and trial; a tenth more is warm-up. */
  public MadeUpDirectory requests(int count) {
    trials.requests = count;
    return this;
  }

  public MadeUpDirectory pairs(int count) {
    trials.pairs = count;
    return this;
  }

  /** The key environment of the experiment file. */
  public MadeUpDirectory environment(String yaml) {
    environment = yaml;
    return this;
  }

  /** What environment.json says of the machine. */
  public MadeUpDirectory virtualization(String value) {
    virtualization = value;
    return this;
  }

  public MadeUpDirectory withoutResources() {
    trials.resources = false;
    return this;
  }

  /** Simulated servers, by arm: of scenarios whose names end in their connections. */
  public MadeUpDirectory loops(Map<String, ClosedLoop> byArm) {
    trials.loops = byArm;
    return this;
  }

  public MadeUpDirectory errorShare(double share) {
    trials.errorShare = share;
    return this;
  }

  /** A macro scenario; the effects are in microseconds per request, by arm. */
  public MadeUpDirectory macro(String scenario, Map<String, Double> effectsUs) {
    return scenario(scenario, TrialKind.MACRO, parameters, effectsUs);
  }

  /** A macro scenario of these factors. */
  public MadeUpDirectory macro(
      String scenario, Map<String, String> factors, Map<String, Double> effectsUs) {
    return scenario(scenario, TrialKind.MACRO, Map.of("factors", factors), effectsUs);
  }

  /** A micro scenario of read(); the effects are in nanoseconds per call, by arm. */
  public MadeUpDirectory micro(String target, int size, Map<String, Double> effectsNs) {
    String scenario = "read-" + target + "-" + size + "-duet";
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("function", "read");
    parameters.put("target", target);
    parameters.put("size", size);
    parameters.put("binding", "duet");
    return scenario(scenario, TrialKind.MICRO, parameters, effectsNs);
  }

  private MadeUpDirectory scenario(
      String scenario, TrialKind kind, Map<String, Object> parameters, Map<String, Double> shift) {
    scenarios.put(scenario, new PlannedScenario(scenario, kind, parameters));
    shift.forEach((arm, effect) -> trials.effects.put(scenario + "/" + arm, effect));
    return this;
  }

  /** Changes trial.json of one trial before it is written; null: the trial was never made. */
  public MadeUpDirectory edit(int trial, UnaryOperator<TrialRecord> change) {
    edits.put(trial, change);
    return this;
  }

  /** Writes everything and returns the directory. */
  public Path write() {
    Plan plan = plan();
    ResultDirectory results =
        ResultDirectory.create(
            parent,
            start,
            plan,
            Map.of(
                ResultDirectory.EXPERIMENT,
                yaml(),
                ResultDirectory.PROVENANCE,
                MadeUpTrials.machine(virtualization)));
    plan.trials().forEach(trial -> make(results, trial));
    results.seal();
    return results.path();
  }

  private Plan plan() {
    Planner planner = new Planner(schedule, blocks, 42);
    Map<String, String> labels = new LinkedHashMap<>();
    arms.forEach(arm -> labels.put(arm, texts.getOrDefault(arm, arm)));
    Plan plan = new Plan(Plan.SCHEMA, name, 42, labels, variants, List.of(), List.of(), null, null);
    for (TrialKind kind : TrialKind.values()) {
      List<PlannedScenario> of = scenarios.values().stream().filter(s -> s.kind() == kind).toList();
      List<String> names = of.stream().map(PlannedScenario::name).toList();
      plan = plan.then(Plan.of(name, 42, labels, of, planner.trials(kind, names, arms)));
    }
    return plan;
  }

  /** An experiment names no arm so that a page could be harmed; a plan of somebody else may. */
  private static String plain(String label) {
    return "'" + label.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[^A-Za-z0-9]", "x") + "'";
  }

  private String yaml() {
    return """
    name: %s
    question: '%s'
    sut: {app: hello}
    environment: %s
    arms: [%s]
    load: {model: closed, connections: 1, requests: %d, warmup: %d}
    design: {schedule: %s, blocks: %d, seed: 42}
    """
        .formatted(
            name,
            question.replace("'", "''"),
            environment,
            arms.stream().map(MadeUpDirectory::plain).collect(Collectors.joining(", ")),
            trials.requests,
            trials.requests / 10,
            Names.of(schedule),
            blocks);
  }

  private void make(ResultDirectory results, PlannedTrial trial) {
    TrialRecord made =
        edits
            .getOrDefault(trial.number(), UnaryOperator.identity())
            .apply(trials.record(trial, start.plusSeconds(30L * trial.number())));
    if (made != null) {
      trials.make(results.begin(trial), trial, made);
    }
  }
}
