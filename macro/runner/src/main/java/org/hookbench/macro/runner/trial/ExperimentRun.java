package org.hookbench.macro.runner.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.Interruption;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.Progress;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Deployer;
import org.hookbench.macro.runner.deploy.TrialSetup;

/**
 * Makes the trials of a result directory that have not finished; those that fail once more at the
 * end.
 */
public final class ExperimentRun {
  /** So many failures in a row, and none that finished, are not chance. */
  static final int HOPELESS = 3;

  private final ResultDirectory results;
  private final Map<String, Scenario> scenarios;
  private final Map<String, ArmSetup> arms;
  private final Function<Environment, Deployer> deployers;
  private final Interruption interruption;
  private int finished;
  private int failedInARow;

  public ExperimentRun(
      ResultDirectory results,
      Map<String, Scenario> scenarios,
      Map<String, ArmSetup> arms,
      Function<Environment, Deployer> deployers,
      Interruption interruption) {
    this.results = results;
    this.scenarios = scenarios;
    this.arms = arms;
    this.deployers = deployers;
    this.interruption = interruption;
  }

  /** Throws {@link MeasurementFailedException} that names the trials that failed twice. */
  public void run(List<PlannedTrial> trials) {
    List<String> failures = new ArrayList<>();
    try (Progress progress = new Progress("trials", trials.size())) {
      List<PlannedTrial> again = new ArrayList<>();
      for (PlannedTrial trial : trials) {
        progress.at(finished, trial.directory());
        if (make(trial).status() != TrialStatus.FINISHED) {
          again.add(trial);
        }
      }
      for (PlannedTrial trial : again) {
        progress.at(finished, trial.directory() + ", again");
        TrialRecord record = make(trial);
        if (record.status() != TrialStatus.FINISHED) {
          failures.add(trial.directory() + ": " + record.reason());
        }
      }
    }
    if (!failures.isEmpty()) {
      throw failed(failures);
    }
  }

  private TrialRecord make(PlannedTrial trial) {
    Scenario scenario = scenarios.get(trial.scenario());
    List<ArmSetup> setups = trial.arms().stream().map(arms::get).toList();
    TrialDirectory directory = results.begin(trial);
    TrialSetup setup = new TrialSetup(trial, scenario, setups, directory.path());
    Deployer deployer = deployers.apply(scenario.environment());
    TrialRecord record = new TrialRunner(deployer, List.copyOf(arms.values())).run(setup);
    interruption.checkpoint();
    directory.commit(record);
    count(trial, record);
    return record;
  }

  private void count(PlannedTrial trial, TrialRecord record) {
    if (record.status() == TrialStatus.FINISHED) {
      finished++;
      failedInARow = 0;
      return;
    }
    failedInARow++;
    if (finished == 0 && failedInARow >= HOPELESS) {
      throw new MeasurementFailedException(
          "the first "
              + HOPELESS
              + " trials failed, so the rest was not tried; the last one, "
              + results.directory(trial)
              + ": "
              + record.reason());
    }
  }

  private MeasurementFailedException failed(List<String> failures) {
    return new MeasurementFailedException(
        failures.size()
            + (failures.size() == 1 ? " trial" : " trials")
            + " failed twice; what finished is in "
            + results.path()
            + ":\n"
            + String.join("\n", failures));
  }
}
