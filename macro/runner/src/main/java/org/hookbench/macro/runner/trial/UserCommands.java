// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.deploy.LogTail;

/**
 * The user's own commands around each trial of a scenario. Closing runs the tear-down, after a
 * set-up that failed too: it may have done half.
 */
final class UserCommands implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private final Scenario scenario;

  UserCommands(Scenario scenario) {
    this.scenario = scenario;
  }

  void setUp() {
    run("environment.setUp", scenario.environment().aroundTrial().setUp());
  }

  @Override
  public void close() {
    run("environment.tearDown", scenario.environment().aroundTrial().tearDown());
  }

  private void run(String key, List<String> command) {
    run(key, command, Map.of("HOOKBENCH_SCENARIO", scenario.name()));
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
