// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.Program;
import org.hookbench.stats.read.MadeUpDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A control is one line beside the hooks, wherever it is shown; warm-up of a directory is known.
 */
class ControlsTest {
  @TempDir private Path work;
  private String printed;

  private Path results(String... arms) {
    return MadeUpDirectory.in(work)
        .arms(arms)
        .blocks(3)
        .requests(300)
        .macro("hello", Map.of("scan", 80.0))
        .macro("large", Map.of("scan", 80.0))
        .write();
  }

  private int run(Callable<Integer> command, Object... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    var bytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      System.setErr(System.out);
      return Program.run(command, Stream.of(args).map(Object::toString).toArray(String[]::new));
    } finally {
      printed = bytes.toString(StandardCharsets.UTF_8);
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static long count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }

  @Test
  void onTheTerminalAControlIsOneLineAndNoVerdict() {
    assertThat(run(new AnalyzeCommand(), results("none", "null", "scan"))).isZero();

    List<String> lines = printed.lines().toList();
    assertThat(lines).filteredOn(l -> l.startsWith("slower  [")).hasSize(2);
    assertThat(lines)
        .filteredOn(l -> l.startsWith("controls: "))
        .singleElement()
        .asString()
        .startsWith("controls: null against none ")
        .contains("of 2");
    assertThat(lines).noneMatch(l -> l.contains("] null is") || l.contains("] The median neither"));
  }

  @Test
  void whereThereIsNothingElseAControlHasItsVerdict() {
    assertThat(run(new AnalyzeCommand(), results("none", "null"))).isZero();

    assertThat(printed).contains("[hello] ", "[large] ").doesNotContain("controls: ");
  }

  @Test
  void inTheSummaryAndTheReportTheyAreFolded() throws Exception {
    Path results = results("none", "null", "scan");
    run(new AnalyzeCommand(), results);

    String summary = Files.readString(results.resolve("summary.md"));
    assertThat(count(summary, "- controls: null against none ")).isOne();
    String report = Files.readString(results.resolve("report.html"));
    assertThat(count(report, "<details class=\"controls\"><summary>controls: null against none "))
        .isOne();
  }

  @Test
  void aNumberOfWarmUpRowsIsNotForDirectories() {
    Path results = results("none", "scan");

    assertThat(run(new AnalyzeCommand(), "--warmup", "5", results)).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(printed).contains("--warmup: a result directory says", "--warmup auto");
    assertThat(results.resolve("analysis.json")).doesNotExist();
    assertThat(run(new GateCommand(), "--budget", "request: 1ms", "--warmup", "5", results))
        .isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(printed).contains("--warmup: a result directory says");
    assertThat(run(new AnalyzeCommand(), "--warmup", "auto", results)).isZero();
  }
}
