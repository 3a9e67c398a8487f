// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import java.time.Duration;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.container.LoadFolder;
import org.hookbench.macro.runner.container.LocalContainer;
import org.hookbench.macro.runner.deploy.LoadRun;
import org.hookbench.macro.runner.deploy.LogFile;
import org.hookbench.macro.runner.deploy.LogTail;

/** The load generator in its container. */
final class DockerLoad implements LoadRun {
  private final DockerEngine engine;
  private final String id;
  private final LoadFolder folder;
  private final LocalContainer container;
  private boolean closed;

  DockerLoad(DockerEngine engine, String id, LoadFolder folder) {
    this.engine = engine;
    this.id = id;
    this.folder = folder;
    Long pid = engine.inspect(id).getState().getPidLong();
    this.container = new LocalContainer(pid == null ? 0 : pid, folder.path());
  }

  @Override
  public boolean await(Duration atMost) throws InterruptedException {
    return container.awaitEnd(atMost);
  }

  @Override
  public void collect() {
    long exit = engine.exitStatus(id);
    if (exit != 0) {
      throw MeasurementFailedException.of(
          "the load generator ended with exit status %s%s",
          exit, LogTail.ofText(new ContainerLog(engine, id).text()));
    }
    folder.collect();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    var trial = folder.path().getParent();
    LogFile.append(trial, "load generator", new ContainerLog(engine, id).text());
    engine.awaitReachable();
    engine.remove(id);
  }
}
