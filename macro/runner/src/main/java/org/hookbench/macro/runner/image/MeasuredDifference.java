// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.provenance.Home;

/** Runs an experiment with two images as its arms, and reads the effect in its primary outcome. */
record MeasuredDifference(Path experiment, Path results) implements Bisection.Comparer {
  private static final Duration LIMIT = Duration.ofHours(12);
  private static final String MAIN = "org.hookbench.macro.runner.Main";
  private static final String STATS = "stats/target/hookbench-stats.jar";

  @Override
  public Bisection.Difference of(String baseline, String image) {
    String arms =
        Json.text(
            List.of(
                Map.of("name", "first", "image", baseline),
                Map.of("name", "other", "image", image)));
    String said =
        java(
            List.of("-cp", System.getProperty("java.class.path"), MAIN),
            List.of(
                "macro",
                experiment + "",
                "--set",
                "arms=" + arms,
                "--out",
                results + "",
                "--quiet"));
    String directory = said.substring(said.lastIndexOf('\n') + 1);
    Path stats = Home.find().resolve(STATS);
    String printed =
        java(List.of("-jar", stats.toString()), List.of("analyze", directory, "--json"));
    return difference(directory, printed);
  }

  private static Bisection.Difference difference(String directory, String printed) {
    try {
      JsonNode comparisons = Json.mapper().readTree(printed).path("comparisons");
      if (comparisons.size() != 1) {
        throw MeasurementFailedException.of(
            "%s: has %d comparisons, not one; its trials are in the report",
            directory, comparisons.size());
      }
      JsonNode effect = comparisons.at("/0/outcomes/figures/0/effect");
      return new Bisection.Difference(
          effect.path("estimate").asDouble(Double.NaN),
          effect.path("lower").asDouble(Double.NaN),
          effect.path("upper").asDouble(Double.NaN));
    } catch (IOException e) {
      throw new MeasurementFailedException(directory + ": stats printed no JSON", e);
    }
  }

  /** Ends what is running, which removes what it has started. */
  static void end() {
    List<ProcessHandle> running = ProcessHandle.current().children().toList();
    running.forEach(ProcessHandle::destroy);
    running.forEach(process -> process.onExit().join());
  }

  /** What it printed. */
  private static String java(List<String> program, List<String> arguments) {
    List<String> words =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    words.add("-Dhookbench.home=" + Home.find());
    words.addAll(program);
    words.addAll(arguments);
    try {
      CommandOutput output = new Command(words, LIMIT).run();
      if (!output.ended()) {
        throw MeasurementFailedException.of(
            "%s: did not end within %s h", arguments.get(0), LIMIT.toHours());
      }
      if (output.status() == ExitStatus.BAD_INPUT) {
        throw new UserError(output.errors().strip().replaceFirst("^hookbench: ", ""));
      }
      if (output.status() != 0) {
        throw MeasurementFailedException.of(
            "%s: failed: %s", arguments.get(0), output.errors().strip());
      }
      return output.out().strip();
    } catch (IOException e) {
      throw new MeasurementFailedException("java: cannot be started: " + e.getMessage(), e);
    }
  }
}
