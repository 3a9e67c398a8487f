// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import com.github.dockerjava.api.model.Info;
import java.io.File;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.console.UserError;
import org.hookbench.macro.load.clock.RemoteClock;
import org.hookbench.macro.runner.clock.ClockFinding;
import org.hookbench.macro.runner.finding.DiskFinding;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.finding.LeftoverFinding;

/** What check looks at for environment docker. */
public final class DockerCheck {
  private DockerCheck() {}

  /**
   * Asks a daemon.
   *
   * @param host null for DOCKER_HOST or the default socket
   */
  public static List<Finding> find(String host) {
    try (DockerEngine engine = DockerEngine.at(host)) {
      return find(engine);
    }
  }

  private static List<Finding> find(DockerEngine engine) {
    List<Finding> findings = new ArrayList<>();
    Info info;
    try {
      var version = engine.version();
      findings.add(
          Finding.ok(
              "docker",
              "docker answers this user, version %s, API %s"
                  .formatted(version.getVersion(), version.getApiVersion())));
      info = engine.client().infoCmd().exec();
    } catch (UserError e) {
      return List.of(
          Finding.warn(
              "docker",
              e.getMessage(),
              "start it (scripts/ci-engines), or let this user use it (group docker)"));
    }
    findings.add(limits(info));
    findings.add(
        ClockFinding.of(
            "docker-clock", "docker", RemoteClock.measure(Duration.ZERO, () -> time(engine))));
    DiskFinding.of("docker-disk", new File(info.getDockerRootDir())).ifPresent(findings::add);
    findings.add(LeftoverFinding.of("docker-leftovers", new DockerOrphans(engine).names()));
    return findings;
  }

  /** Whether it can hold containers to limits, and so count throttling and OOM kills. */
  static Finding limits(Info info) {
    boolean all =
        Boolean.TRUE.equals(info.getCpuCfsQuota()) && Boolean.TRUE.equals(info.getMemoryLimit());
    String version = "control groups version " + info.getCGroupVersion();
    return all
        ? Finding.ok("docker-limits", version + " limit and count CPU and memory")
        : Finding.warn(
            "docker-limits",
            version + " cannot limit both CPU and memory here",
            "boot with the cpu and memory controllers, or leave sut.limits out");
  }

  private static java.time.Instant time(DockerEngine engine) {
    String shown = engine.client().infoCmd().exec().getSystemTime();
    return OffsetDateTime.parse(shown).toInstant();
  }
}
