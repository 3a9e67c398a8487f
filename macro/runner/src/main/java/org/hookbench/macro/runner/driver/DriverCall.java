// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.driver;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.runner.deploy.RunnerIdentity;

/** One run of a driver against one arm. */
final class DriverCall {
  /** What came of it: a time, or an error. */
  record Result(long startNs, long timeNs, long bytes, String error) {}

  private static final int HTTP_PORT = 80;
  private final Load.Command driver;
  private final List<String> command;
  private final Path log;
  private Process process;
  private boolean stopped;

  /**
   * Not yet started.
   *
   * @param log gets what it prints as errors
   */
  DriverCall(Load.Command driver, LoadOrder.ArmUrl target, Path log) {
    this.driver = driver;
    this.log = log;
    URI url = URI.create(target.url());
    String port = Integer.toString(url.getPort() < 0 ? HTTP_PORT : url.getPort());
    this.command =
        driver.command().stream()
            .map(word -> word.replace("{host}", url.getHost()).replace("{port}", port))
            .toList();
  }

  /** Runs it to its end. */
  Result run() throws InterruptedException {
    long startNs = System.nanoTime();
    try {
      start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      long wallNs = System.nanoTime() - startNs;
      return exit == 0
          ? parsed(startNs, said, wallNs)
          : new Result(startNs, wallNs, said.length(), "exit-" + exit);
    } catch (IOException e) {
      throw MeasurementFailedException.of(
          e, "load.command: %s cannot be run: %s", command.get(0), e.getMessage());
    }
  }

  private Result parsed(long startNs, String said, long wallNs) {
    OptionalLong timeNs = DriverOutput.timeNs(driver.parser(), said, wallNs);
    return timeNs.isPresent()
        ? new Result(startNs, timeNs.getAsLong(), said.length(), "")
        : new Result(startNs, wallNs, said.length(), "unreadable");
  }

  private synchronized void start() throws IOException {
    if (stopped) {
      throw new IOException("stopped");
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put(RunnerIdentity.VARIABLE, RunnerIdentity.mine());
    builder.environment().remove("LD_PRELOAD");
    process = builder.start();
  }

  synchronized void stop() {
    stopped = true;
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
