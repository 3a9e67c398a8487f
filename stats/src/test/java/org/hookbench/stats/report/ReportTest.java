// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.json.Json;
import org.hookbench.stats.calibration.Calibration;
import org.hookbench.stats.charts.Charts;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path work;

  private String html(MadeUpDirectory directory) {
    Findings findings = Analyzer.analyze(List.of(MeasuredDirectory.open(directory.write())));
    return Report.html(findings, Charts.of(findings));
  }

  private MadeUpDirectory small() {
    return MadeUpDirectory.in(work).blocks(3).requests(300).pairs(300);
  }

  @Test
  void verdictsAndTablesAreThereWithoutJavaScript() {
    String html = html(small().macro("hello", Map.of("scan", 60.0)));
    String withoutScripts = html.replaceAll("(?s)<script.*?</script>", "");

    assertThat(withoutScripts)
        .contains("scan is slower than none in the median by", "Margin:", "<svg class=\"gauge\"")
        .contains("Kruskal-Wallis", "Checklists", "sha256sum -c SHA256SUMS")
        .contains("Not calibrated.");
  }

  @Test
  void showsTheVersionAndTheCommandThatMeasured() {
    assertThat(html(small().macro("hello", Map.of("scan", 60.0))))
        .contains("measured by hookbench 0.1.0: <code>hookbench-macro.jar run quick.yaml</code>");
  }

  @Test
  void severalDirectoriesStandSideBySideWithTheSameComparisonInOneRow() {
    Path first = small().name("a").macro("hello", Map.of("scan", 60.0)).write();
    Path second = small().name("b").macro("hello", Map.of("scan", 90.0)).write();
    Findings findings =
        Analyzer.analyze(List.of(MeasuredDirectory.open(first), MeasuredDirectory.open(second)));

    String html = Report.html(findings, Charts.of(findings));
    String table = html.substring(html.indexOf("<section id=\"side-by-side\""));
    String row = table.substring(table.indexOf("scan against none"));

    assertThat(table).contains("20260131T120000Z-a</th>", "20260131T120000Z-b</th>");
    assertThat(row.substring(0, row.indexOf("</tr>")).split("slower", -1)).hasSize(3);
    assertThat(html(small().macro("hello", Map.of()))).doesNotContain("side-by-side");
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    String html = html(small().macro("hello", Map.of("scan", 60.0)));
    String page = html.substring(0, html.lastIndexOf("<script>"));

    assertThat(page).doesNotContain("src=", "@import", "url(", "<link");
    assertThat(page).contains("default-src 'none'");
  }

  @Test
  void sizeDoesNotGrowWithTheNumberOfSamples() {
    int small = html(small().name("a").macro("hello", Map.of("scan", 60.0))).length();
    int large =
        html(small().name("b").requests(12_000).macro("hello", Map.of("scan", 60.0))).length();

    assertThat(large).isLessThan(small + 200_000);
  }

  @Test
  void tellsOneTrialFromAnAnswer() {
    String html = html(small().blocks(1).macro("hello", Map.of("scan", 60.0)));

    assertThat(html).contains("readout inconclusive", "no interval", "single-trial-per-arm");
  }

  @Test
  void showsTheCalibrationThatIsInTheDirectory() throws Exception {
    Path results = small().macro("hello", Map.of("scan", 60.0)).write();
    java.nio.file.Files.writeString(
        results.resolve("calibration.json"),
        Json.text(
            new Calibration(
                Calibration.SCHEMA,
                "20260101T000000Z-calibrate",
                0.95,
                0.8,
                5,
                0.045,
                0.01,
                0.94,
                0.951,
                1234,
                567,
                List.of())));
    Findings findings = Analyzer.analyze(List.of(MeasuredDirectory.open(results)));

    assertThat(Report.html(findings, Charts.of(findings)))
        .contains("false positives", "4.5\u00a0%", "94\u00a0%", "95.1\u00a0%", "1.23 µs", "567 ns")
        .contains("in 20260101T000000Z-calibrate")
        .doesNotContain("Not calibrated.");
  }

  @Test
  void whatACalibrationDoesNotTellIsUnknownAndNotZero() throws Exception {
    Path results = small().macro("hello", Map.of("scan", 60.0)).write();
    java.nio.file.Files.writeString(
        results.resolve("calibration.json"),
        """
        {"schema": "hookbench/calibration/1", "confidence": 0.95, "trialsPerGroup": 5,
         "falsePositiveRate": 0.045, "coverage": null, "comparisons": []}
        """);
    Findings findings = Analyzer.analyze(List.of(MeasuredDirectory.open(results)));

    assertThat(Report.html(findings, Charts.of(findings)))
        .containsPattern("contain the known delay</dt><dd>unknown")
        .containsPattern("contain the other half</dt><dd>unknown");
  }

  @Test
  void saysWhatDiffersBetweenTheArmsButNoValueOfAVariable() {
    MadeUpDirectory directory =
        small()
            .arms("serial", "parallel")
            .variants(
                Map.of(
                    "parallel",
                    Map.of(
                        "jvm", List.of("-XX:+UseParallelGC", "-Dx=<script>"),
                        "env", Map.of("TOKEN", "secret-7"))))
            .macro("hello", Map.of("parallel", 60.0));
    Findings findings = Analyzer.analyze(List.of(MeasuredDirectory.open(directory.write())));
    String html = Report.html(findings, Charts.of(findings));
    String section = html.substring(html.indexOf("<section id=\"differences\""));
    section = section.substring(0, section.indexOf("</section>"));

    assertThat(section)
        .contains("What differs between the arms", "parallel", "jvm", "TOKEN")
        .contains("-XX:+UseParallelGC -Dx=&lt;script&gt;")
        .doesNotContain("secret-7", "<script>");
    assertThat(Summary.markdown(findings))
        .contains("## What differs between the arms", "| parallel | env | TOKEN |")
        .contains("-Dx=\\<script\\>")
        .doesNotContain("secret-7");
  }

  @Test
  void saysNothingOfDifferencesThatTheNamesOfTheArmsSay() {
    MadeUpDirectory directory =
        small()
            .variants(Map.of("none", Map.of(), "scan", Map.of("preload", List.of("scan"))))
            .macro("hello", Map.of("scan", 60.0));

    assertThat(html(directory)).doesNotContain("What differs between the arms");
  }
}
