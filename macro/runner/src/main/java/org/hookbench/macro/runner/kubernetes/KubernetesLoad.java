// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.clock.RemoteClock;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.runner.clock.EpochSeconds;
import org.hookbench.macro.runner.clock.HttpClock;
import org.hookbench.macro.runner.container.ContainerPaths;
import org.hookbench.macro.runner.deploy.Await;
import org.hookbench.macro.runner.deploy.LogTail;
import org.hookbench.macro.runner.resources.Cgroup;
import org.hookbench.macro.runner.resources.Resource;

/** The load generator in a pod of the cluster: told, asked and emptied by commands. */
final class KubernetesLoad {
  private static final String OUT = ContainerPaths.OUT + "/";
  static final String LOG = "load.log";

  /** Each question is work for the node of the generator, which may be that of the system. */
  private static final Duration STEP = Duration.ofMillis(500);

  private static final String TELL = "printf %s \"$1\" >/out/.spec && mv /out/.spec /out/spec.json";
  private static final String CPU_STAT =
      "cat /sys/fs/cgroup/cpu.stat /sys/fs/cgroup/cpu/cpu.stat 2>/dev/null || true";
  private final PodShell shell;
  private final String pod;
  private final Path folder;
  private String exit;

  KubernetesLoad(PodShell shell, String pod, Path folder) {
    this.shell = shell;
    this.pod = pod;
    this.folder = folder;
  }

  /** Its clock against ours; where date knows no nanoseconds, of whole seconds. */
  RemoteClock clock() {
    Duration resolution =
        date().matches("[0-9]+[.][0-9]{9}") ? Duration.ZERO : HttpClock.RESOLUTION;
    return RemoteClock.measure(resolution, () -> EpochSeconds.parse(date()));
  }

  private String date() {
    return text(shell.run(pod, Containers.LOAD, List.of("date", "+%s.%N")));
  }

  /** Gives it its order: it starts at once. */
  void tell(LoadOrder order) {
    String spec = Json.text(order);
    PodShell.Answer answer = shell.run(pod, Containers.LOAD, List.of("sh", "-c", TELL, "sh", spec));
    if (!answer.ok()) {
      throw MeasurementFailedException.of(
          "kubernetes: the load generator took no order: %s", answer.err().strip());
    }
    write(LoadOrder.FILE, order.redacted().getBytes(StandardCharsets.UTF_8));
  }

  boolean await(Duration atMost) {
    return Await.until(atMost, STEP, this::ended);
  }

  private boolean ended() {
    PodShell.Answer answer =
        shell.run(pod, Containers.LOAD, List.of("sh", "-c", "cat /out/exit 2>/dev/null || true"));
    if (!answer.ok()) {
      throw MeasurementFailedException.of(
          "kubernetes: the load generator's container is gone: %s", answer.err().strip());
    }
    exit = text(answer);
    return !exit.isEmpty();
  }

  void collect() {
    if (!"0".equals(exit)) {
      throw MeasurementFailedException.of(
          "the load generator ended with exit status %s%s",
          exit, LogTail.ofText(new String(read(LOG), StandardCharsets.UTF_8)));
    }
    for (String file : text(shell.run(pod, Containers.LOAD, List.of("ls", OUT))).split("\\s+")) {
      if (!file.equals("exit") && !file.equals(LoadOrder.FILE)) {
        write(file, read(file));
      }
    }
  }

  /** Lets its container end. */
  void release() {
    shell.run(pod, Containers.LOAD, List.of("touch", OUT + "fetched"));
  }

  /** For how long its container was stopped at a CPU limit; empty if it cannot be read. */
  OptionalLong throttledNs() {
    String text = text(shell.run(pod, Containers.LOAD, List.of("sh", "-c", CPU_STAT)));
    Long ns = Cgroup.usage(Map.of("cpu.stat", text)).get(Resource.THROTTLED_NS);
    return ns == null ? OptionalLong.empty() : OptionalLong.of(ns);
  }

  private byte[] read(String file) {
    PodShell.Answer answer = shell.run(pod, Containers.LOAD, List.of("cat", OUT + file));
    if (!answer.ok()) {
      throw MeasurementFailedException.of(
          "kubernetes: %s cannot be fetched: %s", file, answer.err().strip());
    }
    return answer.out();
  }

  private void write(String file, byte[] content) {
    Io.run(() -> Files.write(folder.resolve(file), content));
  }

  private static String text(PodShell.Answer answer) {
    return new String(answer.out(), StandardCharsets.UTF_8).strip();
  }
}
