package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.junit.jupiter.api.Test;

/** What macro leaves is what stats reads: from the experiment file to the verdict. */
class AnalyzedIT extends WholeRun {
  private static final Path STATS =
      Path.of(System.getProperty("hookbench.home"), "stats/target/hookbench-stats.jar");
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private CommandOutput analyze() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        List.of(java.toString(), "-jar", STATS.toString(), "analyze", results().path().toString());
    return new Command(command, LIMIT).mergingErrors().run();
  }

  private JsonNode analysis() throws Exception {
    CommandOutput output = analyze();
    assertThat(output.status()).as(output.out()).isZero();
    return Json.mapper().readTree(Files.readString(results().path().resolve("analysis.json")));
  }

  @Test
  void armsOfPlainProcessesGetAVerdict() throws Exception {
    Invocation run =
        run(
            yaml(
                victim("serve"),
                "[{name: old, hook: pass}, {name: new, hook: scan}]",
                200,
                "{blocks: 2}"));
    assertThat(run.status()).as(run.err()).isZero();

    assertThat(analysis().toString()).contains("\"verdict\"", "\"old\"", "\"new\"");
  }

  @Test
  void endpointsGetAVerdictWithTheWarning() throws Exception {
    try (Endpoints endpoints = Endpoints.start(2)) {
      String sut = "{urls: ['" + endpoints.url(0) + "', '" + endpoints.url(1) + "']}";
      Invocation run =
          run(
              yaml(sut, "[{name: old}, {name: new}]", 200, "{blocks: 2}")
                  + "environment: {kind: endpoints, placement: same-host}\n");
      assertThat(run.status()).as(run.err()).isZero();

      assertThat(analysis().toString()).contains("\"verdict\"", "hook-unproven");
    }
  }

  @Test
  void aTrialOfProcessesWithoutItsProofIsFailedAndNotAnalysed() throws Exception {
    String sut = victim("serve").replace("{command: [", "{command: [env, -u, LD_PRELOAD, ");
    run(yaml(sut, "[none, pass]", 200, "{blocks: 1}"));

    assertThat(records()).extracting(TrialRecord::status).containsOnly(TrialStatus.FAILED);
    CommandOutput output = analyze();
    assertThat(output.status()).isNotZero();
    assertThat(output.out()).contains("no usable trial");
  }
}
