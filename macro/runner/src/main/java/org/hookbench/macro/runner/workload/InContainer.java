// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.workload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Limits;
import org.hookbench.experiment.Workload;
import org.hookbench.macro.runner.container.ContainerPaths;
import org.hookbench.macro.runner.container.ContainerUser;
import org.hookbench.macro.runner.container.Origin;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.ArmVariables;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.hookbench.macro.runner.image.EngineProgram;

/**
 * hb-run as the first process of a container, so that only the program is timed and not its
 * container. The container may do as little as that of a server.
 */
record InContainer(TrialSetup trial, ArmSetup arm, boolean looking) {
  private static final String STARTER = ContainerPaths.HOOKS + "/hb-run";

  Starter start() {
    EngineProgram engine = EngineProgram.of(trial.scenario().environment()).orElseThrow();
    Map<String, String> variables =
        engine.host() == null ? Map.of() : Map.of(engine.hostVariable(), engine.host());
    return Starter.start(
        words(engine.name()),
        variables,
        Starters.log(trial, arm),
        () -> engine.call("rm", "--force", name()));
  }

  private String name() {
    return Origin.prefix(trial) + "-" + arm.label() + (looking ? "-proof" : "");
  }

  private List<String> words(String engine) {
    Workload workload = (Workload) trial.scenario().sut();
    List<String> words = new ArrayList<>(List.of(engine, "run", "--interactive", "--rm"));
    words.addAll(List.of("--name", name(), "--entrypoint", STARTER));
    Origin.labels(trial)
        .forEach((key, value) -> words.addAll(List.of("--label", key + "=" + value)));
    words.addAll(sandbox());
    words.addAll(limits(workload.limits()));
    mounts(workload).forEach(mount -> words.addAll(List.of("--volume", mount)));
    variables(workload).forEach((key, value) -> words.addAll(List.of("--env", key + "=" + value)));
    words.add(arm.image(workload));
    Path output = Starters.output(trial, arm);
    words.addAll(
        Starters.run(
            workload,
            arm.command(workload),
            workload.parser() == null
                ? output
                : Path.of(ContainerPaths.OUT).resolve(output.getFileName())));
    return words;
  }

  /** As docker.Sandbox has it. */
  private static List<String> sandbox() {
    return List.of(
        "--user",
        ContainerUser.current().toString(),
        "--cap-drop",
        "ALL",
        "--security-opt",
        "no-new-privileges",
        "--read-only",
        "--pids-limit",
        "4096",
        "--tmpfs",
        "/tmp:rw,nosuid,nodev,mode=1777");
  }

  private static List<String> limits(Limits limits) {
    List<String> words = new ArrayList<>();
    limits.cpuLimit().ifPresent(cpus -> words.addAll(List.of("--cpus", Double.toString(cpus))));
    limits
        .memoryBytes()
        .ifPresent(b -> words.addAll(List.of("--memory", b + "b", "--memory-swap", b + "b")));
    if (limits.cpuset() != null) {
      words.addAll(List.of("--cpuset-cpus", limits.cpuset()));
    }
    return words;
  }

  private List<String> mounts(Workload workload) {
    List<String> mounts = new ArrayList<>(workload.mounts());
    mounts.add(Starters.program() + ":" + STARTER + ":ro");
    arm.files().forEach(file -> mounts.add(file.path() + ":" + ContainerPaths.of(file) + ":ro"));
    ContainerUser user = ContainerUser.current();
    if (looking) {
      Path evidence = user.folder(Evidence.of(trial, arm).folder());
      mounts.add(evidence + ":" + ContainerPaths.TELEMETRY);
    }
    if (workload.parser() != null) {
      mounts.add(user.folder(Starters.output(trial, arm).getParent()) + ":" + ContainerPaths.OUT);
    }
    return mounts;
  }

  private Map<String, String> variables(Workload workload) {
    String pages = looking ? ContainerPaths.TELEMETRY + "/" + Evidence.PAGES : null;
    Map<String, String> variables =
        new LinkedHashMap<>(
            new ArmVariables(arm, pages, ContainerPaths::of).of(workload.env(), Map.of()));
    if (looking) {
      variables.putAll(Evidence.loader(ContainerPaths.TELEMETRY));
    }
    return variables;
  }
}
