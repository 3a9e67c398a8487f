// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.workload;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.result.LoadResult.ArmResult;
import org.hookbench.macro.runner.deploy.LoadRun;
import org.hookbench.macro.runner.deploy.LogFile;
import org.hookbench.macro.runner.deploy.RunnerIdentity;

/**
 * Runs a client from this machine: once against the server of each arm, in random order, then
 * again. The hook is in the servers, and the client tells how fast they were.
 */
public final class ClientLoad implements LoadRun {
  private static final String LOG = "load.log";
  private static final int HTTP_PORT = 80;
  private final Workload client;
  private final List<LoadOrder.ArmUrl> targets;
  private final Path folder;
  private final Pairs pairs;
  private final List<Pairs.Source> sources = new ArrayList<>();
  private final Thread thread;
  private RuntimeException failure;

  private ClientLoad(Workload client, List<LoadOrder.ArmUrl> targets, long seed, Path folder) {
    this.client = client;
    this.targets = targets;
    this.folder = folder.toAbsolutePath().normalize();
    this.pairs = new Pairs(client, targets.stream().map(LoadOrder.ArmUrl::arm).toList());
    this.thread = new Thread(() -> work(seed), "client");
  }

  /** Starts it; its files go to the folder. */
  public static ClientLoad start(
      Workload client, List<LoadOrder.ArmUrl> targets, long seed, Path folder) {
    ClientLoad load = new ClientLoad(client, targets, seed, folder);
    targets.forEach(target -> load.sources.add(load.source(target)));
    load.thread.start();
    return load;
  }

  private Pairs.Source source(LoadOrder.ArmUrl target) {
    URI url = URI.create(target.url());
    String port = Integer.toString(url.getPort() < 0 ? HTTP_PORT : url.getPort());
    List<String> command =
        client.command().stream()
            .map(word -> word.replace("{host}", url.getHost()).replace("{port}", port))
            .toList();
    Path output =
        client.parser() == null ? Path.of("/dev/null") : folder.resolve(outputOf(target.arm()));
    Map<String, String> variables = new LinkedHashMap<>(Map.of("LD_PRELOAD", ""));
    variables.putAll(client.env());
    variables.put(RunnerIdentity.VARIABLE, RunnerIdentity.mine());
    Starter starter =
        Starter.start(
            Starters.words(client, command, output), variables, folder.resolve(LOG), () -> {});
    return new Pairs.Source(target.arm(), starter, output);
  }

  private static String outputOf(String arm) {
    return "load-" + arm + ".out";
  }

  private void work(long seed) {
    try {
      Instant start = Instant.now();
      long startNs = System.nanoTime();
      pairs.measure(sources, seed, folder);
      LoadResult result = result(seed, start, (System.nanoTime() - startNs) / 1e9);
      Io.run(() -> Files.writeString(folder.resolve(LoadResult.FILE), Json.text(result)));
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /** As load.json has it; what the runs took and told is in runs.csv.gz. */
  private LoadResult result(long seed, Instant start, double seconds) {
    Map<String, ArmResult> arms = new LinkedHashMap<>();
    Map<String, RunFigures> figures = pairs.per(own -> own);
    for (LoadOrder.ArmUrl target : targets) {
      RunFigures own = figures.get(target.arm());
      arms.put(
          target.arm(),
          new ArmResult(
              target.url(),
              own.runs(),
              own.failed(),
              own.errors(),
              own.warmupErrors(),
              0,
              null,
              null,
              null));
    }
    return new LoadResult(
        LoadResult.SCHEMA,
        start,
        TrialStatus.FINISHED,
        null,
        seed,
        client.warmup(),
        seconds,
        arms,
        null,
        null,
        List.of());
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
  public Map<String, Map<String, Double>> figures() {
    return pairs.per(RunFigures::told);
  }

  @Override
  public void close() {
    sources.forEach(source -> source.starter().close());
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LogFile.append(folder, "standard error of the client", folder.resolve(LOG));
    for (LoadOrder.ArmUrl target : targets) {
      String headline = "output of the last run of the client against " + target.arm();
      LogFile.append(folder, headline, folder.resolve(outputOf(target.arm())));
    }
  }
}
