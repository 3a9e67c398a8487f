package org.hookbench.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.stats.read.MadeUpDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandTest {
  @TempDir Path work;

  private Path result(String name, double effectNs) {
    return MadeUpDirectory.in(work)
        .name(name)
        .arms("none", "scan")
        .blocks(2)
        .pairs(60)
        .micro("zero", 1, Map.of("scan", effectNs))
        .write();
  }

  private String[] tenResults(String... options) {
    String[] args = new String[options.length + 11];
    args[0] = "history";
    for (int i = 0; i < 10; i++) {
      args[i + 1] = result("nightly-" + i, i < 5 ? 20 : 40).toString();
    }
    System.arraycopy(options, 0, args, 11, options.length);
    return args;
  }

  @Test
  void followsAComparisonThroughResultsAndMarksTheChange() throws IOException {
    String out = output(tenResults());

    assertThat(out)
        .contains("[read-zero-1-duet] scan against none: 10 results, changes of level: 1")
        .contains("from 20260131T120000Z-nightly-5", "history.html");
    assertThat(Files.readString(work.resolve("history.html")))
        .contains("scan against none", "class=\"change\"", "level changed");
  }

  @Test
  void printsTheSeriesAsJsonAndTakesWhatAnalyzeLeft() throws IOException {
    String[] args = tenResults("--json", "--out", work.resolve("site").toString());
    for (int i = 1; i < 11; i++) {
      assertThat(Main.run("analyze", args[i])).isZero();
    }

    JsonNode json = Json.mapper().readTree(output(args));

    assertThat(json.path("schema").asText()).isEqualTo("hookbench/history/1");
    JsonNode series = json.path("series").path(0);
    assertThat(series.path("points")).hasSize(10);
    assertThat(series.path("points").path(0).path("lower").isNumber()).isTrue();
    assertThat(series.path("segments").path(1).path("from").asInt()).isEqualTo(5);
    assertThat(work.resolve("site/history.html")).exists();
  }

  @Test
  void aFailedResultIsARow() throws IOException {
    Path failed =
        MadeUpDirectory.in(work)
            .name("failed")
            .arms("none", "scan")
            .blocks(1)
            .micro("zero", 1, Map.of())
            .edit(
                1,
                trial ->
                    TrialRecord.ended(
                        new PlannedTrial(1, trial.kind(), trial.scenario(), 1, trial.arms(), 1),
                        trial.start(),
                        TrialStatus.FAILED,
                        "the server did not start",
                        List.of()))
            .write();

    assertThat(output("history", failed.toString(), result("fine", 20).toString()))
        .contains("failed  20260131T120000Z-failed: the server did not start", "1 results");
    assertThat(Files.readString(work.resolve("history.html")))
        .contains("Failed results", "the server did not start");
    assertThat(Main.run("history", failed.toString())).isZero();
  }

  @Test
  void aFolderThatIsNoResultIsAnErrorOfTheUser() {
    assertThat(Main.run("history", work.toString())).isEqualTo(ExitStatus.BAD_INPUT);
  }

  private static String output(String... args) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      assertThat(Main.run(args)).isZero();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
