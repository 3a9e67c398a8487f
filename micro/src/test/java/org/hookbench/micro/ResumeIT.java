// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.testing.Awaiting;
import org.hookbench.testing.Signals;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeIT {
  private static final String[] LONG = {
    "run", "--hook", "pass", "--function", "hb_noop", "--forks", "3", "--seconds", "1.0"
  };

  @TempDir Path folder;

  /** A run that has finished its first trial and is in its second. */
  private Process begun() throws Exception {
    List<String> command = new ArrayList<>(Jar.command());
    command.addAll(List.of(LONG));
    Process run = Jar.start(folder, Signals.interruptible(command), Map.of());
    Awaiting.await(() -> find("0001-").isPresent() && find(".0002-").isPresent());
    return run;
  }

  private Optional<Path> find(String start) throws Exception {
    return Awaiting.find(folder.resolve("results"), start);
  }

  private ResultDirectory results() throws Exception {
    try (Stream<Path> made = Files.list(folder.resolve("results"))) {
      return ResultDirectory.open(made.findFirst().orElseThrow());
    }
  }

  private static String name(ResultDirectory results) {
    return results.path().getFileName().toString();
  }

  private static Instant start(ResultDirectory results, PlannedTrial trial) {
    return results.record(trial).orElseThrow().start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "INT"})
  void finishedTrialsAreKeptAndTheOthersAreMade(String signal) throws Exception {
    Process run = begun();
    ResultDirectory results = results();
    List<PlannedTrial> trials = results.plan().trials();
    Instant first = start(results, trials.get(0));

    Signals.send(signal, run);
    assertThat(run.waitFor()).isEqualTo(signal.equals("INT") ? 130 : 137);

    assertThat(results.unfinished()).isNotEmpty();
    if (signal.equals("INT")) {
      assertThat(Jar.err(folder)).content().contains("micro --resume results/" + name(results));
    }
    Jar resumed = Jar.run(folder, "run", "--resume", results.path().toString());

    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(resumed.lastLine()).isEqualTo(results.path());
    assertThat(results.unfinished()).isEmpty();
    assertThat(start(results, trials.get(0))).isEqualTo(first);
    assertThat(find(".0002-")).isEmpty();
    assertThat(results.path().resolve("SHA256SUMS")).content().contains("/0003-");
  }
}
