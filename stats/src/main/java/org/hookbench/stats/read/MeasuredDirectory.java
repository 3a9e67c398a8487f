// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hookbench.experiment.Analysis;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.stats.estimate.GroupSequential;

/**
 * A result directory opened for analysis.
 *
 * @param experiment null if there is no experiment.yaml (a micro run from options)
 * @param environment provenance.json (environment.json in old results) as it stands; missing node
 *     if it is not there
 */
public record MeasuredDirectory(
    Path path, Plan plan, Experiment experiment, JsonNode environment, List<MeasuredTrial> trials) {

  private static final String SWITCH = Names.of(Schedule.SWITCH);

  /** Opens a directory; what is no result directory is an error that says so. */
  public static MeasuredDirectory open(Path path) {
    ResultDirectory results = ResultDirectory.open(path);
    Seal.check(path);
    Path file = path.resolve(ResultDirectory.EXPERIMENT);
    Experiment experiment =
        Files.isRegularFile(file) ? ExperimentFile.ofResult(file).experiment() : null;
    List<MadeTrial> made = MadeTrial.in(path.resolve(ResultDirectory.TRIALS));
    Plan plan =
        new WrittenPlan(path.resolve(ResultDirectory.PLAN), made)
            .plan(experiment == null ? List.of() : List.copyOf(experiment.armsByLabel().keySet()));
    Map<String, PlannedScenario> scenarios =
        plan.scenarios().stream()
            .collect(Collectors.toMap(PlannedScenario::name, s -> s, (first, same) -> first));
    List<MeasuredTrial> trials =
        plan.trials().stream()
            .filter(trial -> trial.kind() != TrialKind.PROFILE)
            .map(trial -> measured(results, trial, made))
            .map(trial -> trial.of(scenarios.get(trial.planned().scenario())))
            .toList();
    return new MeasuredDirectory(
        path, plan, experiment, json(ResultDirectory.provenance(path)), trials);
  }

  /** Whether one process holds both arms in a scenario, by connection. */
  public static boolean switched(PlannedScenario scenario) {
    return SWITCH.equals(scenario.parameters().get("schedule"));
  }

  private static MeasuredTrial measured(
      ResultDirectory results, PlannedTrial trial, List<MadeTrial> made) {
    return made.stream()
        .filter(own -> own.record().number() == trial.number())
        .findFirst()
        .map(own -> own.as(trial))
        .orElseGet(() -> new MeasuredTrial(trial, null, results.directory(trial)));
  }

  private static JsonNode json(Path file) {
    if (!Files.isRegularFile(file)) {
      return Json.mapper().missingNode();
    }
    try {
      return Json.mapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UserError(file + ": is not what hookbench writes there; check SHA256SUMS", e);
    }
  }

  /** experiment.yaml as given; empty if there is none. */
  public Optional<String> experimentText() {
    Path file = path.resolve(ResultDirectory.EXPERIMENT);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** For writing into it. */
  public ResultDirectory results() {
    return ResultDirectory.open(path);
  }

  /** Whether it stands for files of samples, with no trial of ours behind them. */
  public boolean foreign() {
    return !Files.isRegularFile(path.resolve(ResultDirectory.PLAN));
  }

  /** Name of the directory. */
  public String name() {
    return path().toAbsolutePath().normalize().getFileName().toString();
  }

  /** When its first trial began; empty if no trial tells. */
  public Optional<Instant> start() {
    return trials.stream()
        .map(MeasuredTrial::record)
        .filter(record -> record != null && record.start() != null)
        .map(TrialRecord::start)
        .min(Instant::compareTo);
  }

  /** What the verdict is judged by. */
  public Analysis analysis() {
    return experiment == null ? Analysis.DEFAULT : experiment.analysis();
  }

  /**
   * Confidence of an interval of a kind of trial: that of the experiment, or more if the result
   * grows until it is decided and is looked at often.
   */
  public double confidence(TrialKind kind) {
    double overall = analysis().confidence();
    int now = plan.blocks(kind);
    return plan.looks(kind)
        .map(
            looks -> {
              double[] fractions =
                  IntStream.concat(
                          looks.blocks().stream().mapToInt(at -> at).filter(at -> at < now),
                          IntStream.of(Math.min(now, looks.most())))
                      .distinct()
                      .mapToDouble(at -> (double) at / looks.most())
                      .toArray();
              return GroupSequential.confidence(overall, fractions)[fractions.length - 1];
            })
        .orElse(overall);
  }

  /** The question of the experiment, or a plain one. */
  public String question() {
    String asked = experiment == null ? null : experiment.question();
    if (asked != null && !asked.isBlank()) {
      return asked.strip();
    }
    boolean hookless = environment.path("hooks").isObject() && environment.path("hooks").isEmpty();
    return hookless ? "How do the arms differ?" : "What does the hook cost?";
  }

  public PlannedScenario scenario(String name) {
    return plan.scenarios().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                UserError.of(
                    "%s: plan.json has trials of a scenario it does not describe: %s", path, name));
  }

  /** A JSON file of the directory, such as calibration.json; missing node if it is not there. */
  public JsonNode file(String name) {
    return json(path.resolve(name));
  }
}
