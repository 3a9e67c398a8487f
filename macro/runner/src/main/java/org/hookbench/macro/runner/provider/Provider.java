// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Provided;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.TimeSpan;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.runner.deploy.LogTail;

/**
 * A program that deploys. It is started for each verb, reads one JSON object from stdin, prints one
 * on stdout, and what it says on stderr goes into the message if it fails.
 *
 * @param folder in which it runs
 * @param limit after which it is killed
 */
record Provider(List<String> command, Path folder, Duration limit) {
  private static final String EXAMPLE = "{\"urls\": [\"http://host:8080\"]}";

  static Provider of(Provided environment) {
    return new Provider(
        environment.command(),
        Path.of("").toAbsolutePath(),
        Duration.ofNanos(environment.timeout().ns()));
  }

  /** What a verb prints; keys that it does not have are null. */
  private record Answer(List<String> names, List<String> urls) {}

  /** Names of what is deployed. */
  List<String> list() {
    Answer answer = parsed("list", run("list", "{}"), "{\"names\": [\"hb-a-1\"]}");
    if (answer.names == null) {
      throw failed("list", "printed no names; stdout must be like {\"names\": [\"hb-a-1\"]}");
    }
    return answer.names;
  }

  /** Deploys a function and returns its URLs. */
  List<String> deploy(Function function) {
    return urls("deploy", function);
  }

  /** Replaces the instances of a function by fresh ones and returns its URLs. */
  List<String> update(Function function) {
    return urls("update", function);
  }

  /** Removes what has this name, if there is such a thing. */
  void remove(String name) {
    run("remove", Json.text(Map.of("name", name)));
  }

  private List<String> urls(String verb, Function function) {
    Answer answer = parsed(verb, run(verb, function.json()), EXAMPLE);
    if (answer.urls == null) {
      throw failed(verb, "printed no urls; stdout must be like " + EXAMPLE);
    }
    try {
      return new Sut.Endpoints(answer.urls, null).urls();
    } catch (UserError e) {
      throw failed(verb, "printed wrong urls: " + e.getMessage().replaceFirst("^sut.urls: ", ""));
    }
  }

  private CommandOutput run(String verb, String input) {
    CommandOutput output = output(verb, input, limit);
    if (!output.ok()) {
      throw failed(verb, how(output) + LogTail.ofText(output.errors()));
    }
    return output;
  }

  /** Runs a verb, however it ends. */
  CommandOutput output(String verb, String input, Duration within) {
    List<String> words = new ArrayList<>(command);
    words.add(verb);
    try {
      return new Command(words, within).in(folder).reading(input).run();
    } catch (IOException e) {
      throw UserError.of(
          e,
          "environment.command: %s cannot be started in %s (%s); give the path of a program that"
              + " may be executed",
          Quoted.of(command.get(0)),
          folder,
          e.getMessage());
    }
  }

  private String how(CommandOutput output) {
    return output.ended()
        ? "ended with exit status " + output.status()
        : "did not end within " + new TimeSpan(limit.toNanos()) + " and was killed";
  }

  private Answer parsed(String verb, CommandOutput output, String example) {
    try {
      Answer answer = Json.mapper().readValue(output.out(), Answer.class);
      if (answer != null) {
        return answer;
      }
      throw failed(verb, "printed null; stdout must be like " + example);
    } catch (JsonProcessingException e) {
      throw failed(
          verb,
          "printed what cannot be read: "
              + Quoted.reason(e.getOriginalMessage())
              + "; stdout must be one JSON object like "
              + example
              + " (messages go to stderr); it was: "
              + Quoted.of(output.out()));
    }
  }

  private MeasurementFailedException failed(String verb, String what) {
    return MeasurementFailedException.of("provider %s %s: %s", command.get(0), verb, what);
  }
}
