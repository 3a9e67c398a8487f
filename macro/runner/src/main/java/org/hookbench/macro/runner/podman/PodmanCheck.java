// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.podman;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.macro.runner.finding.DiskFinding;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.finding.LeftoverFinding;
import org.hookbench.macro.runner.image.EngineProgram;

/** What check looks at for environment podman. */
public final class PodmanCheck {
  private PodmanCheck() {}

  /**
   * Asks podman.
   *
   * @param host null for the one of this machine
   */
  public static List<Finding> find(String host) {
    Podman podman = new Podman(new EngineProgram("podman", host));
    try {
      List<Finding> findings = new ArrayList<>(of(podman.info()));
      findings.add(LeftoverFinding.of("podman-leftovers", podman.orphans()));
      return findings;
    } catch (UserError | MeasurementFailedException e) {
      return List.of(
          Finding.warn("podman", e.getMessage(), "scripts/ci-engines sets podman up for pods"));
    }
  }

  /** What {@code podman info} tells. */
  static List<Finding> of(JsonNode info) {
    List<Finding> findings = new ArrayList<>();
    JsonNode host = info.path("host");
    boolean rootless = host.at("/security/rootless").asBoolean();
    String answers = "podman answers this user, version " + info.at("/version/Version").asText();
    findings.add(
        rootless
            ? Finding.warn(
                "podman",
                answers + ", without root: the address of a pod cannot be reached",
                "run as root, or use docker")
            : Finding.ok("podman", answers));
    findings.add(limits(host));
    findings.add(
        Finding.ok("podman-clock", "pods of podman read the clock of this kernel, as we do"));
    DiskFinding.of("podman-disk", new File(info.at("/store/graphRoot").asText()))
        .ifPresent(findings::add);
    return findings;
  }

  private static Finding limits(JsonNode host) {
    List<String> controllers = new ArrayList<>();
    host.path("cgroupControllers").forEach(c -> controllers.add(c.asText()));
    String version = "control groups " + host.path("cgroupVersion").asText();
    return controllers.containsAll(List.of("cpu", "memory"))
        ? Finding.ok("podman-limits", version + " limit and count CPU and memory")
        : Finding.warn(
            "podman-limits",
            version + " lack cpu or memory among " + controllers,
            "boot with the cpu and memory controllers, or leave sut.limits out");
  }
}
