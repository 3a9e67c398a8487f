// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hookbench.stats.charts.Chart;
import org.hookbench.stats.charts.Charts;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportIT {
  private static final Pattern DRAWN =
      Pattern.compile("id=\"chart-([a-z-]+)\"[^>]*data-drawn=\"([a-z]+)\"");
  private static final String HOSTILE = "x<img src=x onerror=alert(1)>&amp;\"'";

  @TempDir Path work;

  private Path page(Path results) throws IOException {
    Findings findings = Analyzer.analyze(List.of(MeasuredDirectory.open(results)));
    List<Chart> figures = Charts.of(findings);
    return Files.writeString(work.resolve("report.html"), Report.html(findings, figures));
  }

  private MadeUpDirectory small() {
    return MadeUpDirectory.in(work).blocks(3).requests(400).pairs(400);
  }

  @Test
  void everyChartIsDrawnWithoutAnErrorOrARequest() throws Exception {
    Path results =
        small()
            .macro("hello", Map.of("scan", 40.0))
            .micro("tcp4", 512, Map.of("scan", 9000.0))
            .write();

    Chromium.Page page = new Chromium(work).open(page(results));

    assertThat(page.console()).isEmpty();
    assertThat(drawn(page))
        .containsExactly(
            "forest-macro yes",
            "forest-micro yes",
            "spectrum yes",
            "shift yes",
            "density yes",
            "order yes",
            "time yes",
            "correlation yes",
            "resources yes");
    assertThat(page.markup()).contains("data-ready=\"9\"");
    assertThat(page.requested()).isEmpty();
  }

  @Test
  void aPublishedReportIsEightPagesOnPaper() throws Exception {
    Path home = Path.of(System.getProperty("hookbench.home"));
    Path page = page(home.resolve("results/20261121T221513Z-quick"));

    assertThat(new Chromium(work).printedPages(page)).isBetween(2, 8);
  }

  @Test
  void aRequestOfAPageIsNoticed() throws Exception {
    Path file = work.resolve("asks.html");
    Files.writeString(file, "<!doctype html><img src='http://127.0.0.1:9/x.png'>");

    assertThat(new Chromium(work).open(file).requested()).contains("http://127.0.0.1:9/x.png");
  }

  private static Stream<String> drawn(Chromium.Page page) {
    return DRAWN.matcher(page.dom()).results().map(m -> m.group(1) + " " + m.group(2));
  }

  @Test
  void aPolicyThatForbidsTheScriptIsNoticed() throws Exception {
    Path file = page(small().macro("hello", Map.of("scan", 40.0)).write());
    Files.writeString(
        file, Files.readString(file).replace("script-src 'sha256-", "script-src 'sha256-A"));

    Chromium.Page page = new Chromium(work).open(file);

    assertThat(page.console()).isNotEmpty();
    assertThat(drawn(page)).isEmpty();
  }

  @Test
  void hostileTextIsShownAsText() throws Exception {
    Path results =
        small()
            .question(HOSTILE + "</script><script>alert(2)</script>")
            .arms("none", "scan" + HOSTILE.replace('"', '_').replace('\'', '_'))
            .macro(HOSTILE, Map.of())
            .write();

    Chromium.Page page = new Chromium(work).open(page(results));

    assertThat(page.console()).isEmpty();
    assertThat(drawn(page)).contains("spectrum yes", "forest-macro yes");
    assertThat(page.markup().contains("<img")).isFalse();
    assertThat(page.markup())
        .contains("x&lt;img src=x onerror=alert(1)&gt;", "&lt;script&gt;alert(2)&lt;/script&gt;");
  }

  @Test
  void tablesSortByNumberOnAClick() throws Exception {
    String dom =
        after(
            "for (const head of document.querySelectorAll('#arms th')) {"
                + "if (head.textContent === 'median') { head.click(); head.click(); } }");

    String arms = dom.substring(dom.indexOf("<section id=\"arms\""));
    assertThat(arms).contains("aria-sort=\"descending\"");
    assertThat(arms.indexOf(">scan<")).isLessThan(arms.indexOf(">none<"));
  }

  @Test
  void aChartIsSavedAsSvgWithTheLoadBesideTheReplicas() throws Exception {
    Path results = small().macro("hello", Map.of("scan", 40.0)).write();
    addReplicas(results);
    String click =
        "const link = document.querySelector('a[download=\"resources.svg\"]');"
            + "link.addEventListener('click', (e) => e.preventDefault()); link.click();";

    String dom = new Chromium(work).openAfter(page(results), click).dom();

    Matcher saved = Pattern.compile("href=\"data:image/svg[^,]*,([^\"]+)\"").matcher(dom);
    assertThat(saved.find()).isTrue();
    assertThat(URLDecoder.decode(saved.group(1), StandardCharsets.UTF_8))
        .startsWith("<svg")
        .contains("<path", "</svg>")
        .contains("requests per second", "replicas wanted", "replicas ready");
    assertThat(saved.find()).as("only what was asked for").isFalse();
  }

  private static void addReplicas(Path results) throws IOException {
    Files.delete(results.resolve("SHA256SUMS"));
    try (Stream<Path> files = Files.walk(results)) {
      for (Path file : files.filter(f -> f.endsWith("resources.csv")).toList()) {
        List<String> rows = Files.readAllLines(file);
        rows.replaceAll(
            row -> row + (row.startsWith("arm,") ? ",replicas_wanted,replicas_ready" : ",2,1"));
        Files.write(file, rows);
      }
    }
  }

  /** The page after a script. */
  private String after(String script) throws Exception {
    Path file = page(small().macro("hello", Map.of("scan", 40.0)).write());
    return new Chromium(work).openAfter(file, script).dom();
  }
}
