// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.stats.charts.Charts;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileSectionTest {
  @TempDir private Path work;

  private Path measured() {
    return MadeUpDirectory.in(work)
        .arms("none", "scan")
        .blocks(3)
        .requests(300)
        .macro("hello", Map.of("scan", 60.0))
        .write();
  }

  /** Adds a trial that was profiled, with these stacks of both arms. */
  private static Path profiled(Path path, String none, String scan) throws IOException {
    ResultDirectory directory = ResultDirectory.open(path);
    Plan plan = directory.plan();
    TrialRecord like = directory.record(plan.trials().get(0)).orElseThrow();
    PlannedTrial trial =
        new PlannedTrial(
            plan.trials().size() + 1, TrialKind.PROFILE, like.scenario(), 1, like.arms(), 7);
    directory.writePlan(
        plan.then(Plan.of(plan.experiment(), 7, plan.arms(), plan.scenarios(), List.of(trial))));
    TrialDirectory made = directory.begin(trial);
    write(made.path().resolve("none.folded.gz"), none);
    write(made.path().resolve("scan.folded.gz"), scan);
    made.commit(
        TrialRecord.finished(
            trial,
            like.start(),
            like.proof(),
            new TrialRecord.Measured(
                like.warmup(), like.samples(), like.errors(), like.figures(), like.warnings())));
    directory.seal();
    return path;
  }

  private static void write(Path file, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Findings findings(Path directory) {
    return Analyzer.analyze(List.of(MeasuredDirectory.open(directory)));
  }

  @Test
  void tellsTheSharesAndDrawsTheStacksOfBothArms() throws IOException {
    Findings findings =
        findings(
            profiled(
                measured(),
                "nginx`main;libc`read 900\nnginx`main 100\n",
                "nginx`main;libc`read 500\nnginx`main;scan`<b> 400\nnginx`main 100\n"));

    String html = Report.html(findings, Charts.of(findings));
    String section = html.substring(html.indexOf("<section id=\"profile\""));

    assertThat(section)
        .contains("1000 samples of scan and 1000 of none", "takes all samples to be independent")
        .contains("+40.0", "stacks of scan by their share", "stacks of none by their share")
        .contains("<title>scan &lt;b&gt;: 40.0\u00a0% of the samples, none: 0.0\u00a0%</title>")
        .contains("class=\"more\"", "class=\"less\"")
        .doesNotContain("<b>:");
    assertThat(
            Charts.of(findings).stream()
                .filter(chart -> chart.name().equals("profile"))
                .findFirst()
                .orElseThrow()
                .csv())
        .startsWith("scenario,treatment,arm,object,symbol,samples,share\n")
        .contains("hello,scan,scan,scan,<b>,400,0.4\n");
  }

  @Test
  void aStackThatIsTooDeepForAPrintedPageIsCutAndTheReportSaysSo() throws IOException {
    String deep =
        IntStream.rangeClosed(1, 100).mapToObj(i -> "a`f" + i).collect(Collectors.joining(";"));
    Findings findings = findings(profiled(measured(), deep + " 10\n", "a`f1 10\n"));

    assertThat(Report.html(findings, Charts.of(findings)))
        .contains("and those below row 75, are left out", "height=\"1275.0\"", "<title>a f74:")
        .doesNotContain("<title>a f75:");
  }

  @Test
  void noVerdictIsAboutTrialsThatWereProfiled() throws IOException {
    Findings before = findings(measured());
    String plain = Report.html(before, Charts.of(before));

    Findings after = findings(profiled(before.first().path(), "a`f 10\n", "a`f 10\n"));

    assertThat(after.analysis().comparisons()).isEqualTo(before.analysis().comparisons());
    assertThat(after.first().trials()).hasSize(3);
    assertThat(plain).doesNotContain("id=\"profile\"");
  }

  @Test
  void aFileThatHoldsNoStacksIsNamed() throws IOException {
    Path directory = profiled(measured(), "a`f ten\n", "a`f 10\n");

    assertThatThrownBy(() -> findings(directory))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("none.folded.gz", "no stack with a number");
  }
}
