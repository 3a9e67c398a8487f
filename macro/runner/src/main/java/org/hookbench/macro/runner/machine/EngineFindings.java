// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.machine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.macro.runner.finding.Finding;

/** Which container engines answer; none is needed for environment process. */
final class EngineFindings {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /**
   * An engine and how to ask it.
   *
   * @param command prints the version of the server
   */
  record Engine(String name, List<String> command, String action) {}

  static final List<Engine> ENGINES =
      List.of(
          new Engine(
              "docker",
              List.of("docker", "version", "--format", "{{.Server.Version}}"),
              "install and start it (apt-get install docker.io), or run scripts/ci-engines"),
          new Engine(
              "podman",
              List.of("podman", "version", "--format", "{{.Client.Version}}"),
              "apt-get install podman"),
          new Engine(
              "kubernetes",
              List.of("kubectl", "version", "--request-timeout=5s", "-o", "json"),
              "install kubectl and choose a context, or name one in environment.context"));

  private EngineFindings() {}

  static List<Finding> find(List<Engine> engines) {
    return engines.stream().map(EngineFindings::find).toList();
  }

  private static Finding find(Engine engine) {
    return answer(engine.command())
        .map(
            said ->
                Finding.ok("engine-" + engine.name(), engine.name() + " answers" + version(said)))
        .orElseGet(
            () ->
                Finding.note(
                    "engine-" + engine.name(),
                    engine.name() + " does not answer: its environment cannot be used",
                    engine.action()));
  }

  private static String version(String said) {
    return said.matches("[0-9][0-9A-Za-z.+~-]*") ? ", version " + said : "";
  }

  private static Optional<String> answer(List<String> command) {
    try {
      CommandOutput output = new Command(command, LIMIT).leavingNothing().run();
      return output.ok() ? Optional.of(output.out().strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
