// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.Warning;
import org.hookbench.macro.load.fleet.Gathering;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.runner.deploy.LoadRun;
import org.hookbench.macro.runner.deploy.LogFile;

/**
 * The load generators of a trial, one or several pods: each does its part of the load, and their
 * samples become one file, with times by our clock.
 */
final class KubernetesFleet implements LoadRun {
  private final Path folder;
  private final LoadOrder order;
  private final List<KubernetesLoad> runs = new ArrayList<>();
  private long throttledNs;
  private final List<Gathering.Member> members = new ArrayList<>();

  private KubernetesFleet(Path folder, LoadOrder order) {
    this.folder = folder;
    this.order = order;
  }

  /** Looks at their clocks, then gives all of them their orders at once. */
  static KubernetesFleet start(PodShell shell, List<String> pods, Path folder, LoadOrder order) {
    KubernetesFleet fleet = new KubernetesFleet(folder, order);
    List<Load.Http> parts = Gathering.divide(order.load(), pods.size());
    for (int i = 0; i < pods.size(); i++) {
      KubernetesLoad run = new KubernetesLoad(shell, pods.get(i), fleet.folder(i));
      fleet.runs.add(run);
      fleet.members.add(
          new Gathering.Member(pods.get(i), parts.get(i), fleet.folder(i), run.clock()));
    }
    IntStream.range(0, pods.size())
        .parallel()
        .forEach(i -> fleet.runs.get(i).tell(order.part(parts.get(i), i)));
    return fleet;
  }

  private Path folder(int i) {
    return Io.get(() -> Files.createDirectories(folder.resolve("agent-" + (i + 1))));
  }

  @Override
  public boolean await(Duration atMost) {
    long endNs = System.nanoTime() + atMost.toNanos();
    return runs.stream()
        .allMatch(run -> run.await(Duration.ofNanos(Math.max(0, endNs - System.nanoTime()))));
  }

  @Override
  public void collect() {
    for (KubernetesLoad run : runs) {
      run.collect();
      throttledNs += run.throttledNs().orElse(0);
      run.release();
    }
    for (Gathering.Member member : members) {
      LogFile.append(folder, "load generator", member.folder().resolve(KubernetesLoad.LOG));
    }
    try {
      new Gathering(order.resolved(), order.load(), order.seed(), folder).merge(members);
      // Every row of theirs is now in the file of all.
      for (Gathering.Member member : members) {
        Files.delete(member.folder().resolve(Sample.FILE));
        Files.delete(member.folder().resolve(ConnectionSetup.FILE));
      }
    } catch (IOException e) {
      throw MeasurementFailedException.of(
          e, "what the load generators measured cannot be merged: %s", e.getMessage());
    }
  }

  @Override
  public List<Warning> warnings() {
    return throttledNs == 0
        ? List.of()
        : List.of(
            new Warning(
                "load-throttled",
                String.format(
                    Locale.ROOT,
                    "the load generator was stopped for %.2f s because it reached a CPU limit:"
                        + " latencies include that wait; kubectl describe limitrange shows the"
                        + " limit that the namespace sets, use one without or raise it",
                    throttledNs / 1e9)));
  }

  /** Their pods go with the deployment. */
  @Override
  public void close() {}
}
