// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.junit.jupiter.api.io.TempDir;

/** What tests of whole runs share: an experiment file is run, and its one result directory read. */
abstract class WholeRun {
  private static final Path STATS =
      Path.of(System.getProperty("hookbench.home"), "stats/target/hookbench-stats.jar");
  private static final Duration LIMIT = Duration.ofSeconds(300);
  @TempDir Path folder;

  static String yaml(String sut, String arms, int requests, String design) {
    return """
    name: it
    sut: %s
    arms: %s
    load: {requests: %d, warmup: 20}
    design: %s
    """
        .formatted(sut, arms, requests, design);
  }

  static String victim(String... behaviour) {
    return "{command: " + Victim.command(behaviour) + "}";
  }

  final Path file(String yaml) throws Exception {
    return Files.writeString(folder.resolve("it.yaml"), yaml);
  }

  final Invocation run(String yaml, Object... more) throws Exception {
    return start(yaml, more).ended();
  }

  final Invocation start(String yaml, Object... more) throws Exception {
    Object[] arguments =
        Stream.concat(Stream.of("run", file(yaml), "--out", folder.resolve("r")), Stream.of(more))
            .toArray();
    return Invocation.start(folder, arguments);
  }

  final ResultDirectory results() throws Exception {
    try (Stream<Path> made = Files.list(folder.resolve("r"))) {
      return ResultDirectory.open(made.findFirst().orElseThrow());
    }
  }

  final List<TrialRecord> records() throws Exception {
    ResultDirectory results = results();
    return results.plan().trials().stream().flatMap(t -> results.record(t).stream()).toList();
  }

  final CommandOutput analyze() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        List.of(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-jar",
            STATS.toString(),
            "analyze",
            results().path().toString());
    return new Command(command, LIMIT).mergingErrors().run();
  }

  final JsonNode analysis() throws Exception {
    CommandOutput output = analyze();
    assertThat(output.status()).as(output.out()).isZero();
    return Json.mapper().readTree(Files.readString(results().path().resolve("analysis.json")));
  }
}
