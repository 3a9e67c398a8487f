// SPDX-License-Identifier: Apache-2.0
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardCommandTest {
  @TempDir Path work;

  private Path result(int day, double effectNs) {
    return MadeUpDirectory.in(work)
        .name("nightly")
        .startedAfterSeconds(86_400 * day)
        .arms("none", "scan")
        .blocks(2)
        .pairs(60)
        .micro("zero", 1, Map.of("scan", effectNs))
        .write();
  }

  private String[] tenResults(String... options) {
    String[] args = new String[options.length + 11];
    args[0] = "dashboard";
    for (int i = 0; i < 10; i++) {
      args[i + 1] = result(i, i < 5 ? 20 : 40).toString();
    }
    System.arraycopy(options, 0, args, 11, options.length);
    return args;
  }

  @Test
  void followsAComparisonThroughResultsAndMarksTheChange() throws IOException {
    Path site = work.resolve("site");

    assertThat(output(tenResults("--out", site.toString())))
        .contains("[read-zero-1-duet] scan against none, median: 10 results, changes of level: 1")
        .contains("from 20260205T120000Z-nightly", "index.html");
    assertThat(Files.readString(site.resolve("index.html")))
        .contains("scan against none, median", "class=\"change\"", "changed 2026-02-05");
  }

  @Test
  void printsTheSeriesAsJsonAndTakesWhatAnalyzeLeft() throws IOException {
    String[] args = tenResults("--json", "--out", work.resolve("site").toString());
    for (int i = 1; i < 11; i++) {
      assertThat(Main.run("analyze", args[i])).isZero();
    }

    JsonNode json = Json.mapper().readTree(output(args));

    assertThat(json.path("schema").asText()).isEqualTo("hookbench/dashboard/1");
    JsonNode trend = json.path("trends").path(0);
    assertThat(trend.path("points")).hasSize(10);
    assertThat(trend.path("points").path(0).path("lower").isNumber()).isTrue();
    assertThat(trend.path("segments").path(1).path("from").asInt()).isEqualTo(5);
    assertThat(work.resolve("site/reports/20260131T120000Z-nightly.html")).exists();
    assertThat(json.path("runs").path(0).path("status").asText()).isEqualTo("finished");
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

    String site = work.resolve("site").toString();
    assertThat(output("dashboard", failed.toString(), result(1, 20).toString(), "--out", site))
        .contains("failed  20260131T120000Z-failed: the server did not start", "runs: 2");
    assertThat(Files.readString(work.resolve("site/index.html")))
        .contains("1 run failed", "the server did not start");
    assertThat(Main.run("dashboard", failed.toString(), "--out", site)).isZero();
  }

  @Test
  void aFolderIsTakenWithAllThatHasTheNameOfAResult() throws IOException {
    result(0, 20);
    Files.createDirectory(work.resolve("20260201T120000Z-nightly"));
    Path changed = result(2, 20).resolve("plan.json");
    Files.writeString(changed, Files.readString(changed) + " ");
    Path site = work.resolve("site");

    String[] args = {"dashboard", work.toString(), "--every", "day", "--out", site.toString()};

    assertThat(output(args))
        .contains("failed  20260201T120000Z-nightly: ", "is not a result directory")
        .contains("failed  20260202T120000Z-nightly: ", "is not the file that was measured")
        .contains("missing  nightly: ", "runs: 3");
  }

  @Test
  void aReportIsMadeOnlyWhereItIsAskedFor() {
    String result = result(0, 20).toString();
    Path site = work.resolve("site");

    output("dashboard", result, "--out", site.toString());
    assertThat(site.resolve("reports")).doesNotExist();
    output("dashboard", result, "--out", site.toString(), "--analyze");
    assertThat(site.resolve("reports/20260131T120000Z-nightly.html")).exists();
  }

  @Test
  void aReportThatIsALinkIsNotPublished() throws IOException {
    Path result = result(0, 20);
    Files.createSymbolicLink(result.resolve("report.html"), Path.of("/etc/passwd"));
    Path site = work.resolve("site");

    output("dashboard", result.toString(), "--out", site.toString());

    assertThat(site.resolve("reports")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"tmr, ''", "restarts, restarts", "memory, B", "ready, ms", "median, us"})
  void anOutcomeHasItsOwnUnit(String outcome, String unit) throws IOException {
    Path result = result(0, 20);
    String figure = "{'kind': '%s', 'baseline': 2, 'effect': {'estimate': 1}, 'value': 'slower'}";
    String analysis =
        "{'comparisons': [{'kind': 'macro', 'unit': 'us', 'scenario': 's', 'baseline': 'none',"
            + " 'treatment': 'scan', 'outcomes': {'figures': [%s]}}]}";
    Files.writeString(
        result.resolve("analysis.json"),
        analysis.formatted(figure.formatted(outcome)).replace('\'', '"'));

    String site = work.resolve("site").toString();
    JsonNode json =
        Json.mapper().readTree(output("dashboard", result.toString(), "--json", "--out", site));
    assertThat(json.at("/trends/0/key/unit").asText()).isEqualTo(unit);
  }

  @Test
  void aPortWithoutAServerIsAnErrorOfTheUser() {
    String site = work.resolve("site").toString();
    assertThat(Main.run("dashboard", result(0, 20).toString(), "--out", site, "--port", "0"))
        .isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(work.resolve("site")).doesNotExist();
  }

  @Test
  void whatIsNoResultAndNoPeriodIsAnErrorOfTheUser() {
    assertThat(Main.run("dashboard", work.toString())).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(Main.run("dashboard", result(0, 20).toString(), "--every", "5h"))
        .isEqualTo(ExitStatus.BAD_INPUT);
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
