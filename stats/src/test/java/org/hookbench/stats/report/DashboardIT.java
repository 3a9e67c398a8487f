// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardIT {
  private static final String HOSTILE = "no server<img src=x onerror=alert(1)>\"'</script><b>";
  private static final Instant NOW = Instant.parse("2026-09-06T12:00:00Z");

  @TempDir static Path work;
  private static Path page;

  @BeforeAll
  static void page() throws IOException {
    List<Path> directories;
    try (Stream<Path> made =
        Files.list(MadeUpSeries.write(Files.createDirectory(work.resolve("results")), HOSTILE))) {
      directories = made.sorted().toList();
    }
    Results results = new Results();
    directories.forEach(directory -> results.add(MeasuredDirectory.open(directory)));
    Map<String, String> links =
        directories.stream()
            .map(directory -> directory.getFileName().toString())
            .collect(Collectors.toMap(name -> name, name -> "reports/" + name + ".html"));
    page = work.resolve(DashboardPage.FILE);
    Dashboard dashboard = results.dashboard().every(Duration.ofDays(7), NOW).linking(links);
    Files.writeString(page, DashboardPage.html(dashboard));
  }

  @Test
  void tellsWhatFailedWhatIsMissingAndWhatChangedWithoutAnErrorOrARequest() throws Exception {
    Chromium.Page shown = new Chromium(work).open(page);

    assertThat(shown.console()).isEmpty();
    assertThat(shown.requested()).isEmpty();
    String runs = section(shown.markup(), "runs");
    assertThat(count(runs, "<a class=\"mark finished\"")).isEqualTo(27);
    assertThat(count(runs, "<a class=\"mark failed\"")).isEqualTo(MadeUpSeries.FAILED.size());
    assertThat(count(runs, "title=\"missing: due")).isEqualTo(MadeUpSeries.MISSING.size());
    assertThat(runs).contains("href=\"reports/20260131T120000Z-weekly.html\"");
    assertThat(section(shown.markup(), "changes"))
        .contains("scan against none, median", "and <a href=\"reports/20260516T");
    assertThat(section(shown.markup(), "troubles"))
        .contains("no run: due 2026-04-11", "no run: due 2026-06-27")
        .contains("no server&lt;img src=x onerror=alert(1)&gt;")
        .doesNotContain("<img");
  }

  @Test
  void aChoiceLeavesTheCardsThatHaveIt() throws Exception {
    String choose =
        "const s = document.querySelector('select[data-filter=\"arm\"]'); s.value = 'null';"
            + "s.dispatchEvent(new Event('change'));";
    String dom = new Chromium(work).openAfter(page, choose).dom();

    String cards = section(dom, "trends");
    int all = count(cards, "<article class=\"card");
    int hidden = count(cards, "hidden=\"\"");
    assertThat(hidden).isPositive().isEqualTo(all - count(cards, "data-of-arm=\"null\""));
  }

  private static int count(String text, String what) {
    return text.split(Pattern.quote(what), -1).length - 1;
  }

  private static String section(String markup, String id) {
    int from = markup.indexOf("<section id=\"" + id + "\"");
    return markup.substring(from, markup.indexOf("</section>", from));
  }
}
