// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.run;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.Interruption;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.trial.GrowthOptions;
import org.hookbench.experiment.trial.RunOptions;
import org.hookbench.experiment.trial.RunProvenance;
import org.hookbench.experiment.trial.TimeBudget;
import org.hookbench.experiment.trial.TrialLoop;
import org.hookbench.hook.HookCatalog;
import org.hookbench.macro.runner.container.NamedImages;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.profile.Perf;
import org.hookbench.macro.runner.trial.Checkout;
import org.hookbench.macro.runner.trial.ExperimentRun;
import org.hookbench.macro.runner.workload.Starters;

/** The macro part of one experiment, checked and planned; {@link #execute} writes and runs. */
public final class MacroRun {
  private static final String VERB = "macro";
  private final ExperimentFile file;
  private final Map<String, ArmSetup> arms = new LinkedHashMap<>();
  private final Map<String, Scenario> scenarios;
  private final Plan plan;
  private final ResultDirectory resumed;
  private final GrowthOptions growth;
  private final Deployers deployers;

  private MacroRun(
      ExperimentFile file,
      List<String> only,
      ResultDirectory resumed,
      GrowthOptions growth,
      Duration readyTimeout) {
    this.file = file;
    this.resumed = resumed;
    this.growth = growth;
    this.deployers = new Deployers(readyTimeout);
    Experiment experiment = file.experiment();
    if (experiment.scenarios().isEmpty()) {
      throw new UserError("sut: missing; macro needs a system under test, as in sut: {app: hello}");
    }
    this.scenarios = ChosenScenarios.of(experiment.scenarios(), only, resumed);
    HookCatalog catalog = HookCatalog.ofHome();
    experiment
        .armsByLabel()
        .forEach((label, arm) -> arms.put(label, setup(ArmSetup.of(label, arm, catalog))));
    this.plan = plan(experiment);
  }

  private Plan plan(Experiment experiment) {
    List<Scenario> chosen = List.copyOf(scenarios.values());
    if (resumed == null) {
      return MacroPlan.of(experiment, chosen, experiment.design().blocks());
    }
    Plan before = resumed.plan();
    if (growth.extend() == null) {
      return before;
    }
    int blocks = growth.target(before, kind());
    return before.extended(kind(), MacroPlan.of(experiment, chosen, blocks), Instant.now());
  }

  /** Arms of a switch but the baseline are in one process with it. */
  private ArmSetup setup(ArmSetup arm) {
    return renew() == null || arms.isEmpty() ? arm : arm.inSwitch();
  }

  private TrialKind kind() {
    return MacroPlan.kind(file.experiment());
  }

  private Integer renew() {
    return file.experiment().design().renew();
  }

  /**
   * A new run of an experiment file.
   *
   * @param only names of the scenarios that are measured; none: all of them
   */
  public static MacroRun of(
      ExperimentFile file, List<String> only, GrowthOptions growth, Duration readyTimeout) {
    return new MacroRun(file, only, null, growth, readyTimeout);
  }

  /**
   * The rest of a run that was interrupted or had failures, with the blocks that are added.
   *
   * @param given the experiment file of the run; null if it is not given
   */
  public static MacroRun resumed(
      Path directory, Path given, GrowthOptions growth, Duration readyTimeout) {
    ResultDirectory results = ResultDirectory.open(directory);
    return new MacroRun(ResumedFile.of(directory, given), List.of(), results, growth, readyTimeout);
  }

  public Plan plan() {
    return plan;
  }

  /** The trials in order, and what each scenario would deploy. */
  public String describe() {
    return RunOptions.listed(pending(plan.trials()))
        + new RunDescription(scenarios, arms, plan, deployers, renew()).text();
  }

  /** Says on stderr what the images of the experiment need before it can be measured. */
  public void tellImages() {
    NamedImages.tell(file.experiment());
  }

  /** Refuses a checkout from which nobody could build the same. */
  public void requireClean() {
    Checkout.requireClean(Home.find());
  }

  /**
   * Makes the trials and returns the directory.
   *
   * @param out where a new directory is made
   * @param into an existing directory that gets the trials; null: a new one
   * @param budget blocks that do not fit into it are left out
   */
  public Path execute(Path out, Path into, TimeBudget budget) {
    Optional.ofNullable(file.experiment().profile()).ifPresent(profile -> Perf.require());
    scenarios
        .values()
        .forEach(s -> deployers.of(s.environment()).prepare(s, List.copyOf(arms.values())));
    ResultDirectory results = directory(out, into);
    try {
      record(results, into);
      long start = System.nanoTime();
      make(results, budget);
      growth.planLooks(results, kind(), System.nanoTime() - start);
    } catch (UncheckedIOException e) {
      throw MeasurementFailedException.of(
          e,
          "%s: cannot be written (%s); finished trials are kept, go on with: %s",
          results.path(),
          e.getCause().getMessage(),
          TrialLoop.resumeCommand(results, VERB));
    }
    return results.path();
  }

  /** Writes what is known before the first trial. */
  private void record(ResultDirectory results, Path into) {
    String resume = TrialLoop.resumeCommand(results, VERB);
    try (Interruption interruption = new Interruption(deployers, resume)) {
      Map<String, Object> engines = deployers.facts();
      EarlierImages.requireSame(results, engines);
      engines.putAll(Sources.facts(scenarios.values(), file.experiment().arms()));
      new RunProvenance(results).write(ArmSetup.files(arms.values()), engines);
      begin(results, into);
      interruption.checkpoint();
    }
  }

  private void make(ResultDirectory results, TimeBudget budget) {
    Starters starters = new Starters();
    try (deployers;
        starters;
        TrialLoop loop = new TrialLoop(results, VERB, () -> endAll(starters))) {
      deployers.removeLeftovers();
      loop.within(budget)
          .run(
              pending(results.unfinished()),
              new ExperimentRun(scenarios, arms, deployers::of, renew(), starters))
          .complaint()
          .ifPresent(
              text -> {
                throw new MeasurementFailedException(text);
              });
    }
  }

  private void endAll(Starters starters) {
    starters.close();
    deployers.close();
  }

  private ResultDirectory directory(Path out, Path into) {
    if (resumed != null) {
      return resumed;
    }
    return into == null
        ? ResultDirectory.create(
            out, Instant.now(), plan, Map.of(ResultDirectory.EXPERIMENT, file.kept()))
        : ResultDirectory.open(into);
  }

  /** Puts the trials into the plan of a directory that was there. */
  private void begin(ResultDirectory results, Path into) {
    if (resumed != null) {
      resumed.removePartialTrials();
      resumed.writePlan(plan);
    } else if (into != null) {
      results.writePlan(results.plan().then(plan));
    }
  }

  private List<PlannedTrial> pending(List<PlannedTrial> trials) {
    return trials.stream().filter(t -> t.kind() != TrialKind.MICRO).toList();
  }
}
