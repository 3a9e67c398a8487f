package org.hookbench.macro.runner.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.deploy.LogTail;

/**
 * The user's own commands around each trial of a scenario. Closing runs the tear-down, after a
 * set-up that failed too: it may have done half.
 */
final class UserCommands implements AutoCloseable {
  private final Scenario scenario;

  UserCommands(Scenario scenario) {
    this.scenario = scenario;
  }

  void setUp() {
    run("environment.setUp", scenario.environment().setUp());
  }

  @Override
  public void close() {
    run("environment.tearDown", scenario.environment().tearDown());
  }

  private void run(String key, List<String> command) {
    if (command.isEmpty()) {
      return;
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOOKBENCH_SCENARIO", scenario.name());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new MeasurementFailedException(
            key + ": " + command + " ended with exit status " + status + LogTail.ofText(said));
      }
    } catch (IOException e) {
      throw new MeasurementFailedException(key + ": cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementFailedException(key + ": interrupted", e);
    }
  }
}
