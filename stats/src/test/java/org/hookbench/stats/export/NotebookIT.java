// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.json.Json;
import org.junit.jupiter.api.Test;

/** The notebook of docs/examples: its cells, one after the other, on a published result. */
class NotebookIT {
  private static final Path HOME = Path.of(System.getProperty("hookbench.home"));
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  @Test
  void aPublishedVerdictIsComputedAgainWithoutHookbench() throws Exception {
    assumeTrue(Files.isExecutable(PYTHON), PYTHON + " is not installed");
    CommandOutput run = run(cells());

    assertThat(run.ok()).as(run.out()).isTrue();
    assertThat(run.out()).contains("naive against none: +19.1 us (+9.7 to +27.9)", "equal\n");
  }

  @Test
  void aNotebookThatComputesSomethingElseIsNoticed() throws Exception {
    assumeTrue(Files.isExecutable(PYTHON), PYTHON + " is not installed");
    CommandOutput run = run(cells().replace("statistics.median(", "statistics.mean("));

    assertThat(run.ok()).isFalse();
    assertThat(run.out()).contains("AssertionError");
  }

  private static CommandOutput run(String program) throws Exception {
    return new Command(List.of(PYTHON.toString(), "-c", program), Duration.ofMinutes(5))
        .in(HOME)
        .mergingErrors()
        .run();
  }

  private static String cells() throws Exception {
    JsonNode notebook =
        Json.mapper().readTree(Files.readString(HOME.resolve("docs/examples/recompute.ipynb")));
    StringBuilder program = new StringBuilder();
    for (JsonNode cell : notebook.path("cells")) {
      if (cell.path("cell_type").asText().equals("code")) {
        cell.path("source").forEach(line -> program.append(line.asText()));
        program.append('\n');
      }
    }
    return program.toString();
  }
}
