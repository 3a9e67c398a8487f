// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.podman;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.macro.runner.container.Origin;
import org.hookbench.macro.runner.deploy.RunnerIdentity;
import org.hookbench.macro.runner.image.EngineProgram;

/** The podman of this machine. */
final class Podman {
  private final EngineProgram program;

  Podman(EngineProgram program) {
    this.program = program;
  }

  /** Its version; not there is an error of the user. */
  String version() {
    EngineProgram.Answer answer = program.call("version", "--format", "{{.Client.Version}}");
    if (!answer.ok()) {
      throw UserError.of(
          "environment.kind: podman does not work here: %s; scripts/ci-engines sets it up",
          answer.err());
    }
    return answer.out();
  }

  /** Starts the pods of a manifest. */
  void play(Path manifest) {
    EngineProgram.Answer answer = program.call("play", "kube", manifest.toString());
    if (!answer.ok()) {
      throw new MeasurementFailedException("podman: the pod cannot be played: " + answer.err());
    }
  }

  /** Facts of a container. */
  JsonNode inspect(String container) {
    return program
        .json(
            program.must(
                container + " cannot be inspected",
                List.of("container", "inspect", "--format", "json", container)))
        .get(0);
  }

  /** Address of a pod on this machine. */
  String address(String pod) {
    String infra =
        program
            .json(program.must(pod + " cannot be inspected", List.of("pod", "inspect", pod)))
            .get("InfraContainerID")
            .asText();
    for (JsonNode network : inspect(infra).at("/NetworkSettings/Networks")) {
      return network.get("IPAddress").asText();
    }
    throw new MeasurementFailedException("podman: pod " + pod + " has no network");
  }

  /** What a container printed. */
  String log(String container) {
    EngineProgram.Answer answer = program.call("logs", container);
    return answer.out() + answer.err();
  }

  /** Removes a pod with its containers and volumes; one that is gone is fine. */
  void remove(String pod) {
    program.must(
        "pod " + pod + " cannot be removed",
        List.of("pod", "rm", "--force", "--ignore", "--time", "0", pod));
  }

  /** Pods of runners that are gone. */
  List<String> orphans() {
    String pods =
        program.must(
            "pods cannot be listed",
            List.of(
                "pod",
                "ps",
                "--filter",
                "label=" + Origin.RUNNER,
                "--format",
                "{{.Name}} {{index .Labels \"" + Origin.RUNNER + "\"}}"));
    return pods.lines()
        .map(line -> line.split(" "))
        .filter(pod -> RunnerIdentity.isGone(pod[1]))
        .map(pod -> pod[0])
        .toList();
  }

  /** Facts of it and of this machine. */
  JsonNode info() {
    return program.json(program.must("does not work here", List.of("info", "--format", "json")));
  }
}
