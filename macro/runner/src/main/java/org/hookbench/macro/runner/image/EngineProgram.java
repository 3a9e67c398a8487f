// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;

/**
 * The command line of an engine: docker or podman.
 *
 * @param name program
 * @param host address of the engine; null for its default
 */
public record EngineProgram(String name, String host) {
  /** Podman's monitors leave files in the folder they were started in; here they cannot. */
  private static final Path NOWHERE = Path.of("/proc");

  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** The engine of this machine that runs the containers of an environment; empty: none does. */
  public static Optional<EngineProgram> of(Environment environment) {
    if (environment instanceof Environment.Docker docker) {
      return Optional.of(new EngineProgram("docker", docker.host()));
    }
    return environment instanceof Environment.Podman podman
        ? Optional.of(new EngineProgram("podman", podman.host()))
        : Optional.empty();
  }

  /** Docker if it answers, else podman. */
  public static EngineProgram ofThisMachine() {
    EngineProgram docker = new EngineProgram("docker", null);
    return docker.answers() ? docker : new EngineProgram("podman", null);
  }

  /** Whether it is there and its engine answers. */
  public boolean answers() {
    try {
      return call("info").ok();
    } catch (UserError notInstalled) {
      return false;
    }
  }

  /** Names the engine to its program. */
  public String hostVariable() {
    return name.equals("docker") ? "DOCKER_HOST" : "CONTAINER_HOST";
  }

  /** What a call printed, and how it ended. */
  public record Answer(int exit, String out, String err) {
    /** Whether it ended well. */
    public boolean ok() {
      return exit == 0;
    }
  }

  /** Runs it with these arguments. */
  public Answer call(String... arguments) {
    return call(List.of(arguments));
  }

  /** Runs it with these arguments. */
  public Answer call(List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(name);
    words.addAll(arguments);
    Command command = new Command(words, LIMIT).in(NOWHERE);
    if (host != null) {
      command.with(hostVariable(), host);
    }
    try {
      CommandOutput output = command.run();
      if (!output.ended()) {
        throw MeasurementFailedException.of(
            "%s %s: no answer for %s min", name, arguments.get(0), LIMIT.toMinutes());
      }
      return new Answer(output.status(), output.out().strip(), output.errors().strip());
    } catch (IOException e) {
      throw UserError.of(
          e, "%s: is not installed; install it (apt-get install docker.io podman)", name);
    }
  }

  /** What it prints; a failure is an error that says what was tried. */
  public String must(String what, List<String> arguments) {
    Answer answer = call(arguments);
    if (!answer.ok()) {
      throw new MeasurementFailedException(name + ": " + what + ": " + lastLine(answer));
    }
    return answer.out();
  }

  /** What it printed as JSON. */
  public JsonNode json(String printed) {
    try {
      return Json.mapper().readTree(printed);
    } catch (JsonProcessingException e) {
      throw new MeasurementFailedException(name + ": printed no JSON: " + printed, e);
    }
  }

  /** The last line of what it said. */
  static String lastLine(Answer answer) {
    String said = answer.err().isEmpty() ? answer.out() : answer.err();
    return said.isEmpty()
        ? "exit status " + answer.exit()
        : said.substring(said.lastIndexOf('\n') + 1);
  }
}
