// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.runner.deploy.LoadRun;
import org.hookbench.macro.runner.deploy.LogFile;
import org.hookbench.macro.runner.deploy.LogTail;
import org.hookbench.macro.runner.deploy.RunnerIdentity;

/**
 * The load generator as a process of this machine: it shares no heap and no clock with the runner,
 * and has as few threads beside those that measure as a JVM can.
 */
public final class LocalLoad implements LoadRun {
  private final Process process;
  private final LoadOrder order;
  private final Path folder;
  private final Path log;
  private boolean closed;

  private LocalLoad(Process process, LoadOrder order, Path folder, Path log) {
    this.process = process;
    this.order = order;
    this.folder = folder;
    this.log = log;
  }

  /** Starts it; its files go to the folder. */
  public static LocalLoad start(LoadOrder order, Path folder) {
    try {
      Path spec = folder.resolve(LoadOrder.FILE);
      Files.writeString(spec, Json.text(order));
      Path log = folder.resolve("load.log");
      ProcessBuilder builder =
          new ProcessBuilder(command(spec, folder))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().put(RunnerIdentity.VARIABLE, RunnerIdentity.mine());
      builder.environment().remove("LD_PRELOAD");
      return new LocalLoad(builder.start(), order, folder, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Path spec, Path folder) {
    return List.of(
        SutCommand.java().toString(),
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        "-cp",
        System.getProperty("java.class.path"),
        "org.hookbench.macro.load.Main",
        "run",
        "--spec",
        spec.toString(),
        "--out",
        folder.toString());
  }

  @Override
  public boolean await(Duration atMost) throws InterruptedException {
    return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void collect() {
    if (process.exitValue() != 0) {
      throw MeasurementFailedException.of(
          "the load generator ended with exit status %s%s", process.exitValue(), LogTail.of(log));
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return; // the folder of a trial that is committed has another name by now
    }
    closed = true;
    Stops.stop(process);
    LogFile.append(folder, "load generator", log);
    redactOrder();
  }

  /** The generator has read its order; what stays in the result has no values of headers. */
  private void redactOrder() {
    Io.run(() -> Files.writeString(folder.resolve(LoadOrder.FILE), order.redacted()));
  }
}
