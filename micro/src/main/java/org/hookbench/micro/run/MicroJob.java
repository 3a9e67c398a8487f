// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.trial.GrowthOptions;
import org.hookbench.experiment.trial.RunOptions;
import org.hookbench.experiment.trial.RunProvenance;
import org.hookbench.experiment.trial.TimeBudget;
import org.hookbench.experiment.trial.TrialsOutcome;
import org.hookbench.hook.HookCatalog;
import org.hookbench.micro.point.Call;

/** Trials that are to be made in a result directory. plan.json holds all that is known of them. */
public final class MicroJob {
  private final Plan plan;
  private final HookFiles treatments;
  private final List<PlannedTrial> trials;
  private final Supplier<ResultDirectory> opened;

  private MicroJob(
      Plan plan,
      HookFiles treatments,
      List<PlannedTrial> trials,
      Supplier<ResultDirectory> opened) {
    this.plan = plan;
    this.treatments = treatments;
    this.trials = trials;
    this.opened = opened;
  }

  /** The directory with the plan in it; what does not fit to it is refused. */
  private ResultDirectory prepared() {
    ResultDirectory directory = opened.get();
    new RunProvenance(directory).write(treatments.files(), Map.of());
    plan.scenarios().stream()
        .filter(scenario -> scenario.kind() == TrialKind.MICRO)
        .map(scenario -> MicroScenario.of(scenario).point().call())
        .filter(Call::isDriver)
        .forEach(call -> keepDriver(call, directory));
    directory.writePlan(plan);
    return directory;
  }

  /** The result has a copy of each driver; trials of another text are not added to it. */
  private static void keepDriver(Call call, ResultDirectory directory) {
    Path copy = directory.path().resolve(call.text());
    String text = Io.get(() -> Files.readString(Path.of(call.symbol())));
    if (!Files.exists(copy)) {
      directory.write(call.text(), text);
    } else if (!Io.get(() -> Files.readString(copy)).equals(text)) {
      throw UserError.of(
          "driver: %s differs from %s, which the result was measured with; restore it, or"
              + " start a new result",
          call.symbol(), copy);
    }
  }

  /**
   * A new result directory for an experiment.
   *
   * @param out its parent
   */
  public static MicroJob begin(ExperimentFile file, Path out) {
    Experiment experiment = file.experiment();
    HookFiles treatments = treatments(experiment.armsByLabel());
    Plan plan = plan(experiment, experiment.micro().forks(), treatments);
    return new MicroJob(
        plan,
        treatments,
        plan.trials(),
        () ->
            ResultDirectory.create(
                out, Instant.now(), plan, Map.of(ResultDirectory.EXPERIMENT, file.kept())));
  }

  /** More trials for a result directory that is there. */
  static MicroJob add(ExperimentFile file, Path path) {
    ResultDirectory directory = ResultDirectory.open(path);
    Experiment experiment = file.experiment();
    HookFiles treatments = treatments(experiment.armsByLabel());
    Plan before = directory.plan();
    Plan plan = before.then(plan(experiment, experiment.micro().forks(), treatments));
    return new MicroJob(plan, treatments, after(before, plan), () -> directory);
  }

  /** The trials of a result directory that have not finished. */
  static MicroJob resume(Path path) {
    ResultDirectory directory = ResultDirectory.open(path);
    return goingOn(directory, directory.plan(), treatments(arms(directory)));
  }

  /** More blocks for a result directory that is there, and what has not finished. */
  static MicroJob extend(GrowthOptions growth) {
    ResultDirectory directory = ResultDirectory.open(growth.extend());
    Experiment experiment =
        ExperimentFile.read(directory.path().resolve(ResultDirectory.EXPERIMENT)).experiment();
    int forks = growth.target(directory.plan(), TrialKind.MICRO);
    HookFiles treatments = treatments(experiment.armsByLabel());
    Plan whole = plan(experiment, forks, treatments);
    Plan plan = directory.plan().extended(TrialKind.MICRO, whole, Instant.now());
    return goingOn(directory, plan, treatments);
  }

  private static MicroJob goingOn(ResultDirectory directory, Plan plan, HookFiles treatments) {
    List<PlannedTrial> trials = new ArrayList<>(directory.unfinished());
    trials.removeIf(trial -> trial.kind() != TrialKind.MICRO);
    trials.addAll(after(directory.plan(), plan));
    return new MicroJob(
        plan,
        treatments,
        trials,
        () -> {
          directory.removePartialTrials();
          return directory;
        });
  }

  private static List<PlannedTrial> after(Plan before, Plan plan) {
    return plan.trials().subList(before.trials().size(), plan.trials().size());
  }

  private static HookFiles treatments(Map<String, Arm> arms) {
    return new HookFiles(arms, HookCatalog.ofHome());
  }

  /** The values of variables are in the experiment file only, other arms in the plan too. */
  private static Map<String, Arm> arms(ResultDirectory directory) {
    Map<String, Arm> given =
        ExperimentFile.read(directory.path().resolve(ResultDirectory.EXPERIMENT))
            .experiment()
            .armsByLabel();
    Map<String, Arm> arms = new LinkedHashMap<>();
    directory
        .plan()
        .arms()
        .forEach(
            (label, text) -> {
              Arm arm = given.get(label);
              boolean same = arm != null && arm.text().equals(text);
              arms.put(label, same ? arm : Arm.parse(text));
            });
    return arms;
  }

  private static Plan plan(Experiment experiment, int forks, HookFiles treatments) {
    MicroPlan plan = new MicroPlan(experiment, forks);
    plan.addWhatIsInterposed(treatments);
    return plan.plan();
  }

  /** An experiment that was asked for by options, with the text that an author would write. */
  public static ExperimentFile written(Experiment experiment) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("name", experiment.name());
    text.put("arms", experiment.arms());
    text.put("micro", experiment.micro());
    text.put("design", experiment.design());
    try {
      return new ExperimentFile(Json.yaml().writeValueAsString(text), experiment);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes the trials and returns the exit status; the last line of stdout tells the directory.
   *
   * @param json whether to print a JSON object in place of the path
   */
  public int call(boolean json) {
    return call(new GrowthOptions(), new RunOptions(), json);
  }

  /** The same, for a result that may grow, in a time that may be limited. */
  int call(GrowthOptions growth, RunOptions options, boolean json) {
    TimeBudget budget = options.budget();
    if (options.dryRun()) {
      System.out.print(json ? Json.text(plan) : RunOptions.listed(trials));
      return ExitStatus.DONE;
    }
    ResultDirectory directory = prepared();
    long start = System.nanoTime();
    TrialsOutcome outcome = new MicroRun(directory, treatments).run(trials, budget);
    growth.planLooks(directory, TrialKind.MICRO, System.nanoTime() - start);
    outcome.complaint().ifPresent(text -> System.err.println("hookbench: " + text));
    int failed = outcome.failures().size();
    Path path = directory.path();
    Map<String, Object> facts =
        Map.of("directory", path, "trials", trials.size(), "failed", failed);
    System.out.print(json ? Json.text(facts) : path + "\n");
    System.out.flush();
    return failed == 0 ? ExitStatus.DONE : ExitStatus.FAILED;
  }
}
