// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.container;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.process.LocalEvidence;
import org.hookbench.macro.runner.resources.Cgroup;
import org.hookbench.macro.runner.resources.HostUsage;
import org.hookbench.macro.runner.resources.ProcessUsage;
import org.hookbench.macro.runner.resources.Reading;
import org.hookbench.macro.runner.resources.Resource;

/**
 * A running container of this machine, seen from outside.
 *
 * @param pid of its first process, on this machine
 * @param telemetry folder of its counters, on this machine
 */
public record LocalContainer(long pid, Path telemetry) {
  private static final long STEP_MS = 20;

  /** Whether its first process is there. */
  public boolean isAlive() {
    return pid > 0 && Files.isDirectory(Path.of("/proc", Long.toString(pid)));
  }

  /** Waits for its end without asking the engine, which would take time from the arms. */
  public boolean awaitEnd(Duration atMost) throws InterruptedException {
    long endNs = System.nanoTime() + atMost.toNanos();
    while (isAlive()) {
      if (System.nanoTime() > endNs) {
        return false;
      }
      Thread.sleep(STEP_MS);
    }
    return true;
  }

  /** Usage of its control group; threads and garbage collection of its processes. */
  public Reading reading() {
    Map<Resource, Long> values = new EnumMap<>(Resource.class);
    values.putAll(ProcessUsage.of(pids()));
    Cgroup.ofProcess(pid).ifPresent(group -> values.putAll(group.usage()));
    HostUsage.addTo(values);
    return Reading.now(values);
  }

  /** What is mapped into its processes, and their counters. */
  public Evidence evidence(LocalEvidence look) {
    List<Long> pids = pids();
    return look.look(Path.of("/proc", Long.toString(pid)), pids, pids, pages());
  }

  /** Pattern of its counters, with {@code %p} for the number of a process. */
  Path pages() {
    return telemetry.resolve("page-%p");
  }

  List<Long> pids() {
    return Cgroup.ofProcess(pid).map(Cgroup::pids).orElse(List.of(pid));
  }
}
