// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.Program;
import org.hookbench.experiment.json.Json;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AnalyzeCommandTest {
  @TempDir Path work;
  private final StringWriter out = new StringWriter();

  private Path results(String name) {
    return MadeUpDirectory.in(work)
        .name(name)
        .arms("none", "scan")
        .blocks(3)
        .requests(300)
        .macro("hello", Map.of("scan", 80.0))
        .write();
  }

  private int run(Object... args) {
    AnalyzeCommand command = new AnalyzeCommand();
    CommandLine line = new CommandLine(command).setOut(new PrintWriter(out));
    return line.execute(Stream.of(args).map(Object::toString).toArray(String[]::new));
  }

  @Test
  void writesEverythingIntoTheDirectoryAndSealsIt() throws Exception {
    Path results = results("one");

    assertThat(run(results)).isEqualTo(ExitStatus.DONE);
    assertThat(out.toString()).contains("slower  [hello] scan is slower than none", "report.html");
    assertThat(results)
        .isDirectoryContaining("glob:**/analysis.json")
        .isDirectoryContaining("glob:**/report.html")
        .isDirectoryContaining("glob:**/summary.md");
    assertThat(results.resolve("figures")).isDirectoryContaining("glob:**/percentiles.csv");
    Process check =
        new ProcessBuilder("sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS")
            .directory(results.toFile())
            .start();
    assertThat(check.waitFor()).isZero();
  }

  @Test
  void aSecondAnalysisLeavesTheSameBytesWhateverTheLocale() throws Exception {
    Path results = results("again");
    run(results);
    List<String> first = contents(results);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      run(results);
    } finally {
      Locale.setDefault(before);
    }

    assertThat(contents(results)).isEqualTo(first);
  }

  private static List<String> contents(Path results) throws Exception {
    try (Stream<Path> files = Files.walk(results)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> !f.toString().endsWith(".gz"))
          .sorted()
          .map(AnalyzeCommandTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return file + "\n" + Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void printsAnalysisJsonAndWritesTheSame() throws Exception {
    Path results = results("json");
    run("--json", results);

    assertThat(out.toString()).isEqualTo(Files.readString(results.resolve("analysis.json")));
    JsonNode analysis = Json.mapper().readTree(out.toString());
    assertThat(analysis.at("/schema").asText()).isEqualTo("hookbench/analysis/1");
    assertThat(analysis.at("/unit").asText()).isEqualTo("ms");
    assertThat(analysis.at("/comparisons/0/verdict/value").asText()).isEqualTo("slower");
    assertThat(analysis.at("/arms/0/name").asText()).isEqualTo("none");
  }

  @Test
  void answersTheTenRecommendationsWithEvidence() throws Exception {
    Path results = results("recommended");
    run(results);

    JsonNode answers =
        Json.mapper().readTree(results.resolve("analysis.json").toFile()).at("/recommendations");
    assertThat(answers).hasSize(10);
    assertThat(answers.findValuesAsText("answer")).isSubsetOf("yes", "no", "cannot-tell");
    assertThat(answers.findValuesAsText("evidence")).noneMatch(String::isBlank);
  }

  @Test
  void writesElsewhereIfAsked() {
    Path results = results("kept");
    Path elsewhere = work.resolve("elsewhere");
    run(results, "--out", elsewhere);

    assertThat(elsewhere).isDirectoryContaining("glob:**/report.html");
    assertThat(results.resolve("analysis.json")).doesNotExist();
  }

  @Test
  void whatIsNoResultDirectoryIsAnErrorOfTheUser() {
    assertThat(Program.run(new AnalyzeCommand(), work.toString())).isEqualTo(ExitStatus.BAD_INPUT);
  }

  @Test
  void rawFilesThatWereCutAreAnErrorOfTheUser() throws Exception {
    Path results = results("cut");
    Path samples = results.resolve("trials/0001-hello-duet/samples.csv.gz");
    byte[] whole = Files.readAllBytes(samples);
    Files.write(samples, java.util.Arrays.copyOf(whole, whole.length / 2));

    assertThat(Program.run(new AnalyzeCommand(), results.toString()))
        .isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(results.resolve("analysis.json")).doesNotExist();
  }

  @Test
  void aMeasuredFileThatWasChangedAfterItWasSealedIsNamedAndNotSignedAgain() throws Exception {
    Path results = results("changed");
    assertThat(run(results)).isZero();
    String sums = Files.readString(results.resolve("SHA256SUMS"));
    Path trial = results.resolve("trials/0001-hello-duet/trial.json");
    Files.writeString(trial, Files.readString(trial).replace("finished", "failed"));

    assertThatThrownBy(() -> MeasuredDirectory.open(results))
        .hasMessageContaining("0001-hello-duet/trial.json: is not the file that was measured");
    assertThat(Program.run(new AnalyzeCommand(), results.toString()))
        .isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(results.resolve("SHA256SUMS")).hasContent(sums);
  }

  @Test
  void twoTrialsOfOneNumberAreRefused() throws Exception {
    Path results = results("twice");
    Path trials = results.resolve("trials");
    Path copy = Files.createDirectory(trials.resolve("0009-hello-duet"));
    for (String file : List.of("trial.json", "samples.csv.gz")) {
      Files.copy(trials.resolve("0001-hello-duet").resolve(file), copy.resolve(file));
    }
    assertThatThrownBy(() -> MeasuredDirectory.open(results))
        .hasMessageContaining("another trial has the number 1");
  }
}
