// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.trial;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.console.Interruption;
import org.hookbench.experiment.console.Progress;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;

/**
 * Makes trials one after the other: begin, measure, commit. A trial that fails is made once more at
 * the end. The loop stops when the first trials all fail. Closing it seals the result directory; an
 * interruption does so too.
 */
public final class TrialLoop implements AutoCloseable {
  /** So many failures in a row before any trial has finished are not chance. */
  static final int HOPELESS = 3;

  private final ResultDirectory results;
  private final String verb;
  private final AutoCloseable running;
  private final Interruption interruption;
  private final List<String> failedInARow = new ArrayList<>();
  private TimeBudget budget = TimeBudget.NONE;
  private int finished;

  /**
   * Ready for an interruption from now on.
   *
   * @param verb of the command line, as in macro: it resumes the run
   * @param running closing it ends everything that a trial has started
   */
  public TrialLoop(ResultDirectory results, String verb, AutoCloseable running) {
    this.results = results;
    this.verb = verb;
    this.running = running;
    this.interruption = new Interruption(this::interrupt, resumeCommand(results, verb));
  }

  /** The command that goes on with the trials of a result directory. */
  public static String resumeCommand(ResultDirectory results, String verb) {
    return command(results, verb, "--resume");
  }

  private static String command(ResultDirectory results, String verb, String option) {
    return "scripts/hookbench %s %s %s"
        .formatted(verb, option, Quoted.word(results.path().toString()));
  }

  private void interrupt() throws Exception {
    try (running) {
      results.seal();
    }
  }

  /** Takes the blocks for which there is no time out of the plan. */
  public TrialLoop within(TimeBudget time) {
    budget = time;
    return this;
  }

  /** Makes these trials, in order. */
  public TrialsOutcome run(List<PlannedTrial> trials, TrialMeasurement measurement) {
    List<String> failures = new ArrayList<>();
    try (Progress progress = new Progress("trials", trials.size())) {
      List<PlannedTrial> again = new ArrayList<>();
      for (PlannedTrial trial : trials) {
        if (!budget.allows(trial)) {
          leaveOut(trials.subList(trials.indexOf(trial), trials.size()));
          break;
        }
        progress.at(finished, trial.directory());
        if (!make(trial, measurement)) {
          again.add(trial);
        }
        if (finished == 0 && failedInARow.size() >= HOPELESS) {
          return new TrialsOutcome(results.path(), finished, failedInARow, true);
        }
      }
      for (PlannedTrial trial : again) {
        progress.at(finished, trial.directory() + ", again");
        if (!make(trial, measurement)) {
          failures.add(failedInARow.get(failedInARow.size() - 1));
        }
      }
    }
    return new TrialsOutcome(results.path(), finished, failures, false);
  }

  /** Whole blocks behind the last measured one leave the plan; other trials stay to be resumed. */
  private void leaveOut(List<PlannedTrial> rest) {
    List<PlannedTrial> planned = results.plan().trials();
    int last =
        planned.stream()
            .filter(t -> !rest.contains(t))
            .mapToInt(PlannedTrial::block)
            .max()
            .orElse(0);
    List<PlannedTrial> out = rest.stream().filter(t -> t.block() > last).toList();
    results.writePlan(results.plan().without(out));
    if (out.size() < rest.size()) {
      System.err.printf(
          "hookbench: --within: the time is too short for %d trials of the first %d blocks; to make"
              + " them: %s%n",
          rest.size() - out.size(), last, command(results, verb, "--resume"));
    }
    if (!out.isEmpty()) {
      System.err.printf(
          "hookbench: --within: %d of %d blocks are measured; the time is too short for the other"
              + " %d; to measure them: %s --blocks %3$d%n",
          blocks(planned) - blocks(out),
          blocks(planned),
          blocks(out),
          command(results, verb, "--extend"));
    }
  }

  private static long blocks(List<PlannedTrial> trials) {
    return trials.stream().map(PlannedTrial::block).distinct().count();
  }

  private boolean make(PlannedTrial trial, TrialMeasurement measurement) {
    TrialDirectory directory = results.begin(trial);
    TrialRecord record = measurement.measure(trial, directory.path());
    interruption.checkpoint();
    directory.commit(record);
    if (record.status() == TrialStatus.FINISHED) {
      finished++;
      failedInARow.clear();
      return true;
    }
    failedInARow.add(trial.directory() + ": " + record.reason());
    return false;
  }

  @Override
  public void close() {
    interruption.close();
    results.seal();
  }
}
