// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.Program;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.Addition;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.stats.read.Combination;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several results of one experiment, taken as its sessions. */
class CombineTest {
  @TempDir Path work;

  private Path session(String name, double effectUs, UnaryOperator<MadeUpDirectory> change) {
    return change
        .apply(
            MadeUpDirectory.in(work.resolve(name))
                .startedAfterSeconds(name.hashCode() & 0xffff)
                .arms("none", "scan")
                .blocks(3)
                .requests(300)
                .macro("hello", Map.of("scan", effectUs))
                .withoutResources())
        .write();
  }

  private JsonNode combined(Path... sessions) throws IOException {
    List<String> args = new ArrayList<>(List.of("--combine", "--out", work.resolve("out") + ""));
    for (Path session : sessions) {
      args.add(session.toString());
    }
    assertThat(Program.run(new AnalyzeCommand(), args.toArray(String[]::new)))
        .isEqualTo(ExitStatus.DONE);
    return Json.mapper().readTree(work.resolve("out/analysis.json").toFile()).at("/comparisons/0");
  }

  @Test
  void threeResultsGiveAnIntervalOverSessions() throws IOException {
    JsonNode c =
        combined(
            session("monday", 40, d -> d),
            session("tuesday", 80, d -> d),
            session("friday", 120, d -> d));

    assertThat(c.at("/runLevel/effect/method").asText())
        .isEqualTo("Student's t over 3 sessions, widened for skewness");
    assertThat(c.at("/runLevel/effect/estimate").asDouble()).isBetween(0.075, 0.085);
    assertThat(c.at("/runLevel/trials")).hasSize(9);
    assertThat(c.at("/runLevel/levels").findValuesAsText("level"))
        .containsExactly("session", "process", "within");
    assertThat(c.at("/runLevel/levels/0/sd").asDouble()).isBetween(0.035, 0.045);
    assertThat(c.at("/runLevel/levels/1/sd").asDouble()).isLessThan(0.01);
    assertThat(c.at("/runLevel/sessions").asInt()).isEqualTo(3);
    assertThat(c.at("/verdict/value").asText()).isEqualTo("inconclusive");
    assertThat(c.at("/verdict/reason").asText()).contains("More sessions");
    assertThat(work.resolve("out/summary.md")).content().contains("between 3 sessions 40");
    assertThat(work.resolve("out/report.html")).content().contains("between 3 sessions 40");
  }

  @Test
  void twoResultsAreNotEnoughForSessionsAndSayIt() throws IOException {
    JsonNode c = combined(session("monday", 40, d -> d), session("tuesday", 40, d -> d));
    assertThat(c.at("/runLevel/effect/method").asText())
        .isEqualTo("Student's t over 6 trials, widened for skewness");
    assertThat(c.at("/warnings").findValuesAsText("code")).contains("few-sessions");
  }

  @Test
  void withoutOutNothingIsWrittenIntoAResult() {
    Path first = session("monday", 40, d -> d);
    Path second = session("tuesday", 40, d -> d);
    assertThat(Program.run(new AnalyzeCommand(), "--combine", first + "", second + "")).isZero();
    assertThat(first.resolve("analysis.json")).doesNotExist();
    assertThat(first.resolveSibling(first.getFileName() + "-and-1-more/report.html")).exists();
  }

  @Test
  void blocksAddedByHandToASessionAreSaid() throws IOException {
    Path monday = session("monday", 40, d -> d);
    ResultDirectory results = ResultDirectory.open(monday);
    Addition byHand = new Addition(Instant.EPOCH, TrialKind.MACRO, 3, false);
    results.writePlan(results.plan().with(List.of(), List.of(byHand)));
    results.seal();

    JsonNode c = combined(monday, session("tuesday", 40, d -> d));
    assertThat(c.at("/warnings").findValuesAsText("code")).contains("extended-by-hand");
  }

  private void refused(String message, Path... sessions) {
    List<MeasuredDirectory> opened =
        java.util.Arrays.stream(sessions).map(MeasuredDirectory::open).toList();
    assertThatThrownBy(() -> Combination.of(opened)).hasMessageContaining(message);
  }

  @Test
  void whatIsNoSessionOfTheSameExperimentIsRefused() {
    Path monday = session("monday", 40, d -> d);
    refused("at least two", monday);
    refused(
        "arms differ from those of " + monday,
        monday,
        session("tuesday", 40, d -> d.arms("none", "naive")));
    refused(
        "scenarios differ",
        monday,
        session("wednesday", 40, d -> d.macro("other", Map.of("scan", 4.0))));
    refused(
        "variants differ",
        monday,
        session("thursday", 40, d -> d.variants(Map.of("scan", Map.of("env", List.of("X"))))));
    refused("began at the same time as", monday, monday);
  }
}
