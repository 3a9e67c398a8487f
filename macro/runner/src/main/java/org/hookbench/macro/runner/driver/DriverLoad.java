// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.runner.deploy.LoadRun;
import org.hookbench.macro.runner.deploy.LogFile;

/**
 * Runs a driver from this machine: once against each arm, in random order, then again, as often as
 * requests are asked for. What one run takes is one sample.
 */
public final class DriverLoad implements LoadRun {
  private static final String LOG = "load.log";
  private final DriverOrder order;
  private final Path folder;
  private final Thread thread = new Thread(this::work, "driver");
  private RuntimeException failure;
  private DriverCall call;
  private boolean stopped;

  private DriverLoad(DriverOrder order, Path folder) {
    this.order = order;
    this.folder = folder;
  }

  /** Starts it; its files go to the folder. */
  public static DriverLoad start(DriverOrder order, Path folder) {
    DriverLoad load = new DriverLoad(order, folder);
    load.thread.start();
    return load;
  }

  private void work() {
    try {
      measure();
    } catch (IOException e) {
      failure = new UncheckedIOException(e);
    } catch (RuntimeException e) {
      failure = e;
    } catch (InterruptedException e) {
      failure = new MeasurementFailedException("load.command: interrupted", e);
    }
  }

  private void measure() throws IOException, InterruptedException {
    DriverTally tally = new DriverTally(order);
    List<LoadOrder.ArmUrl> targets = new ArrayList<>(order.targets());
    Random random = new Random(order.seed());
    try (DriverSamples samples = new DriverSamples(folder, arms())) {
      for (long run = 0; run < tally.warmup() + tally.requests(); run++) {
        Collections.shuffle(targets, random);
        for (LoadOrder.ArmUrl target : targets) {
          DriverCall.Result result = begin(target).run();
          samples.add(target.arm(), result);
          tally.add(run, target.arm(), result);
        }
      }
    }
    Files.writeString(folder.resolve(LoadResult.FILE), Json.text(tally.result()));
  }

  private List<String> arms() {
    return order.targets().stream().map(LoadOrder.ArmUrl::arm).toList();
  }

  private synchronized DriverCall begin(LoadOrder.ArmUrl target) {
    if (stopped) {
      throw new MeasurementFailedException("load.command: stopped");
    }
    call = new DriverCall(order.load(), target, folder.resolve(LOG));
    return call;
  }

  @Override
  public boolean await(Duration atMost) throws InterruptedException {
    thread.join(atMost.toMillis());
    return !thread.isAlive();
  }

  @Override
  public void collect() {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    stop();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LogFile.append(folder, "load generator", folder.resolve(LOG));
  }

  private synchronized void stop() {
    stopped = true;
    if (call != null) {
      call.stop();
    }
  }
}
