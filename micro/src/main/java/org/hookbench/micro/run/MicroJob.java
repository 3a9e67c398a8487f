// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.trial.GrowthOptions;
import org.hookbench.experiment.trial.RunProvenance;
import org.hookbench.experiment.trial.TrialsOutcome;
import org.hookbench.hook.HookCatalog;
import org.hookbench.micro.point.Call;

/** Trials that are to be made in a result directory. plan.json holds all that is known of them. */
public final class MicroJob {
  private final ResultDirectory directory;
  private final HookFiles treatments;
  private final List<PlannedTrial> trials;

  private MicroJob(ResultDirectory directory, HookFiles treatments, List<PlannedTrial> trials) {
    this.directory = directory;
    this.treatments = treatments;
    this.trials = trials;
    keepDrivers();
  }

  /** The result has a copy of each driver; trials of another text are not added to it. */
  private void keepDrivers() {
    for (PlannedScenario scenario : directory.plan().scenarios()) {
      if (scenario.kind() != TrialKind.MICRO) {
        continue;
      }
      Call call = MicroScenario.of(scenario).point().call();
      Path copy = directory.path().resolve(call.text());
      if (call.isDriver()) {
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
    }
  }

  /**
   * A new result directory for an experiment.
   *
   * @param out its parent
   */
  public static MicroJob begin(ExperimentFile file, Path out) {
    Experiment experiment = file.experiment();
    HookFiles treatments = new HookFiles(experiment.armsByLabel(), HookCatalog.ofHome());
    Plan plan = plan(experiment, experiment.micro().forks(), treatments);
    ResultDirectory directory =
        ResultDirectory.create(
            out, Instant.now(), plan, Map.of(ResultDirectory.EXPERIMENT, file.kept()));
    new RunProvenance(directory).write(treatments.files(), Map.of());
    return new MicroJob(directory, treatments, plan.trials());
  }

  /** More trials for a result directory that is there. */
  static MicroJob add(ExperimentFile file, Path path) {
    ResultDirectory directory = ResultDirectory.open(path);
    Experiment experiment = file.experiment();
    HookFiles treatments = new HookFiles(experiment.armsByLabel(), HookCatalog.ofHome());
    new RunProvenance(directory).write(treatments.files(), Map.of());
    Plan before = directory.plan();
    Plan plan = before.then(plan(experiment, experiment.micro().forks(), treatments));
    directory.writePlan(plan);
    int first = before.trials().size();
    return new MicroJob(directory, treatments, plan.trials().subList(first, plan.trials().size()));
  }

  /** The trials of a result directory that have not finished. */
  static MicroJob resume(Path path) {
    ResultDirectory directory = ResultDirectory.open(path);
    HookFiles treatments = new HookFiles(arms(directory), HookCatalog.ofHome());
    new RunProvenance(directory).write(treatments.files(), Map.of());
    directory.removePartialTrials();
    List<PlannedTrial> trials =
        directory.unfinished().stream().filter(t -> t.kind() == TrialKind.MICRO).toList();
    return new MicroJob(directory, treatments, trials);
  }

  /** More blocks for a result directory that is there, and what has not finished. */
  static MicroJob extend(GrowthOptions growth) {
    ResultDirectory directory = ResultDirectory.open(growth.extend());
    Experiment experiment =
        ExperimentFile.read(directory.path().resolve(ResultDirectory.EXPERIMENT)).experiment();
    Plan before = directory.plan();
    int forks = growth.target(before, TrialKind.MICRO);
    HookFiles treatments = new HookFiles(experiment.armsByLabel(), HookCatalog.ofHome());
    new RunProvenance(directory).write(treatments.files(), Map.of());
    Plan whole = plan(experiment, forks, treatments);
    directory.writePlan(before.extended(TrialKind.MICRO, whole, Instant.now()));
    return resume(directory.path());
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
    return call(new GrowthOptions(), json);
  }

  /** The same, for a result that may grow. */
  int call(GrowthOptions growth, boolean json) {
    long start = System.nanoTime();
    TrialsOutcome outcome = new MicroRun(directory, treatments).run(trials);
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
