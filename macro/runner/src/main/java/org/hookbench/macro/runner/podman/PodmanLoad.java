// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.podman;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.container.LoadFolder;
import org.hookbench.macro.runner.container.LocalContainer;
import org.hookbench.macro.runner.deploy.LoadRun;
import org.hookbench.macro.runner.deploy.LogFile;
import org.hookbench.macro.runner.deploy.LogTail;

/** The load generator in the pod: it leaves its exit status in a file. */
final class PodmanLoad implements LoadRun {
  private static final Duration STEP = Duration.ofMillis(20);
  private final LocalContainer container;
  private final LoadFolder folder;
  private boolean closed;

  PodmanLoad(LocalContainer container, LoadFolder folder) {
    this.container = container;
    this.folder = folder;
  }

  @Override
  public boolean await(Duration atMost) throws InterruptedException {
    long endNs = System.nanoTime() + atMost.toNanos();
    while (!Files.exists(exit())) {
      if (container.awaitEnd(STEP)) {
        return true;
      }
      if (System.nanoTime() > endNs) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void collect() {
    String status = status();
    if (!status.equals("0")) {
      throw MeasurementFailedException.of(
          "the load generator ended with %s%s", status, LogTail.of(log()));
    }
    folder.collect();
  }

  private String status() {
    try {
      if (!Files.exists(exit())) {
        return "no exit status: its container was stopped";
      }
      String status = Files.readString(exit()).strip();
      Files.delete(exit());
      return status.equals("0") ? status : "exit status " + status;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path exit() {
    return folder.path().resolve("exit");
  }

  private Path log() {
    return folder.path().resolve("load.log");
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    Path trial = folder.path().getParent();
    Path collected = trial.resolve("load.log");
    LogFile.append(trial, "load generator", Files.exists(collected) ? collected : log());
  }
}
