// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.AroundTrial;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.deploy.LogFile;
import org.hookbench.macro.runner.deploy.LogTail;
import org.hookbench.macro.runner.deploy.TrialSetup;

/**
 * The user's own commands around each trial of a scenario. Closing keeps what they collect and runs
 * the tear-down, after a set-up that failed too: it may have done half.
 */
final class UserCommands implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private final TrialSetup trial;
  private final AroundTrial commands;
  private final Instant start = Instant.now();

  UserCommands(TrialSetup trial) {
    this.trial = trial;
    this.commands = trial.scenario().environment().aroundTrial();
  }

  void setUp() {
    run("environment.setUp", commands.setUp());
  }

  @Override
  public void close() {
    try {
      String collected = run("environment.collect", commands.collect());
      if (!collected.isEmpty()) {
        LogFile.append(trial.folder(), "environment.collect", collected);
      }
    } finally {
      run("environment.tearDown", commands.tearDown());
    }
  }

  private String run(String key, List<String> command) {
    return run(
        key,
        command,
        Map.of(
            "HOOKBENCH_SCENARIO",
            trial.scenario().name(),
            "HOOKBENCH_START",
            start.truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  /** Runs a command and returns what it printed; one that fails fails the trial. */
  static String run(String key, List<String> command, Map<String, String> variables) {
    if (command.isEmpty()) {
      return "";
    }
    try {
      Command run = new Command(command, LIMIT).mergingErrors();
      variables.forEach(run::with);
      CommandOutput output = run.run();
      if (!output.ok()) {
        throw MeasurementFailedException.of(
            "%s: %s%s%s", key, command, how(output), LogTail.ofText(output.out()));
      }
      return output.out();
    } catch (IOException e) {
      throw new MeasurementFailedException(key + ": cannot be run: " + e.getMessage(), e);
    }
  }

  private static String how(CommandOutput output) {
    return output.ended()
        ? " ended with exit status " + output.status()
        : " did not end within " + LIMIT.toMinutes() + " min and was killed";
  }
}
