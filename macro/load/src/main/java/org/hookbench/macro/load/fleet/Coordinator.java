// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.load.clock.RemoteClock;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.measurement.ExitHook;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.load.result.LoadResult;

/** Divides a load among agents, lets them run at the same time, and merges what they measured. */
public final class Coordinator {
  private static final long LONGEST_END_SECONDS = 30;

  private final List<HttpTarget> targets;
  private final Load.Http load;
  private final long seed;
  private final Path directory;
  private final Secret secret;
  private final List<RemoteAgent> agents = new CopyOnWriteArrayList<>();

  /** Prepares a run; {@code secret} is that of the agents. */
  public Coordinator(
      List<HttpTarget> targets, Load.Http load, long seed, Path directory, Secret secret) {
    this.secret = secret;
    this.targets = List.copyOf(targets);
    this.load = load;
    this.seed = seed;
    this.directory = directory;
  }

  /**
   * Runs on agents.
   *
   * @param names as {@code HOST:PORT}
   * @param keep what is left to do with the result; an interrupted process waits for it too
   */
  public LoadResult run(List<String> names, Consumer<LoadResult> keep)
      throws IOException, InterruptedException {
    List<Load.Http> loads = Split.of(load, names.size());
    ExecutorService threads = Executors.newFixedThreadPool(names.size());
    ExitHook hook = new ExitHook(this::stop, LONGEST_END_SECONDS);
    try (hook) {
      names.forEach(name -> agents.add(new RemoteAgent(name, secret)));
      List<RemoteClock> clocks = new ArrayList<>();
      for (RemoteAgent agent : agents) {
        clocks.add(agent.clock());
      }
      runAll(threads, loads);
      LoadResult result = merge(clocks, loads);
      keep.accept(result);
      return result;
    } finally {
      threads.shutdownNow();
      for (RemoteAgent agent : agents) {
        agent.close();
      }
    }
  }

  /** Ends the run before its time: what the agents measured until then is the result. */
  void stop() {
    agents.forEach(RemoteAgent::stop);
  }

  private void runAll(ExecutorService threads, List<Load.Http> loads) throws InterruptedException {
    List<Future<?>> runs = new ArrayList<>();
    for (int i = 0; i < agents.size(); i++) {
      RemoteAgent agent = agents.get(i);
      LoadOrder order = order(loads.get(i), i);
      Path folder = folder(i);
      runs.add(
          threads.submit(
              () -> {
                agent.run(order, folder);
                return null;
              }));
    }
    for (Future<?> run : runs) {
      await(run);
    }
  }

  private static void await(Future<?> run) throws InterruptedException {
    try {
      run.get();
    } catch (ExecutionException e) {
      throw new MeasurementFailedException(e.getCause().getMessage(), e);
    }
  }

  private LoadOrder order(Load.Http part, int i) {
    List<LoadOrder.ArmUrl> urls =
        targets.stream()
            .flatMap(target -> target.endpoints().stream())
            .map(t -> new LoadOrder.ArmUrl(t.arm(), t.url().toString()))
            .toList();
    return LoadOrder.of(urls, part, seed + i);
  }

  private Path folder(int i) {
    return directory.resolve("agent-" + (i + 1));
  }

  private LoadResult merge(List<RemoteClock> clocks, List<Load.Http> loads) throws IOException {
    List<Gathering.Member> members = new ArrayList<>();
    for (int i = 0; i < agents.size(); i++) {
      members.add(
          new Gathering.Member(agents.get(i).name(), loads.get(i), folder(i), clocks.get(i)));
    }
    return new Gathering(targets, load, seed, directory).merge(members);
  }
}
