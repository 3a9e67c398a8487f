// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stats analyze} of files that no measurement of ours made. */
class AnalyzeFilesTest {
  @TempDir Path work;
  private final StringWriter err = new StringWriter();

  private Path file(String name, double meanMs) throws IOException {
    Random random = new Random(name.hashCode());
    StringBuilder csv = new StringBuilder("start_time,response_time\n");
    for (int i = 0; i < 400; i++) {
      csv.append(1000 + i).append(',');
      csv.append(String.format(Locale.ROOT, "%.6f%n", meanMs + 0.1 * random.nextGaussian()));
    }
    return Files.writeString(work.resolve(name), csv);
  }

  private int run(Object... args) {
    var line =
        new picocli.CommandLine(new AnalyzeCommand())
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(err));
    return line.execute(Stream.of(args).map(Object::toString).toArray(String[]::new));
  }

  private JsonNode analysis() throws IOException {
    return Json.mapper().readTree(work.resolve("out/analysis.json").toFile());
  }

  @Test
  void fourFilesOfTwoScenariosGiveOneReportWithoutAVerdict() throws Exception {
    int status =
        run(
            "docker/none=" + file("a.csv", 2.5),
            "docker/hook=" + file("b.csv", 2.9),
            "pod/none=" + file("c.csv", 1.5),
            "pod/hook=" + file("d.csv", 1.6),
            "--warmup=100",
            "--out",
            work.resolve("out"));

    assertThat(status).isEqualTo(ExitStatus.DONE);
    JsonNode comparisons = analysis().path("comparisons");
    assertThat(comparisons).hasSize(2);
    for (JsonNode comparison : comparisons) {
      assertThat(comparison.path("baseline").asText()).isEqualTo("none");
      assertThat(comparison.path("verdict").path("value").asText()).isEqualTo("inconclusive");
      assertThat(comparison.path("warnings").findValuesAsText("code"))
          .contains("single-trial-per-arm", "no-proof");
    }
    assertThat(analysis().path("arms").findValuesAsText("n")).containsOnly("300");
    assertThat(work.resolve("out/report.html"))
        .content()
        .contains("docker", "pod", "docker/none=")
        .doesNotContain("sha256sum", "experiment.yaml --");
    assertThat(work.resolve("out/summary.md")).isNotEmptyFile();
  }

  @Test
  void severalFilesOfAnArmAreItsTrialsAndTheFileNamesTheArm() throws Exception {
    for (int i = 1; i <= 5; i++) {
      file("plain" + i + ".csv", 2.5 + 0.01 * i);
    }
    Path hooked = file("hooked.csv", 9);
    Object[] args =
        Stream.of(
                Stream.of("--out", work.resolve("out")),
                Stream.of(1, 2, 3, 4, 5).map(i -> "plain=" + work.resolve("plain" + i + ".csv")),
                Stream.of(hooked, "hooked=" + file("again.csv", 9.01)))
            .flatMap(s -> s)
            .toArray();

    assertThat(run(args)).isEqualTo(ExitStatus.DONE);
    JsonNode comparison = analysis().path("comparisons").path(0);
    assertThat(comparison.path("baseline").asText()).isEqualTo("plain");
    assertThat(comparison.path("treatment").asText()).isEqualTo("hooked");
    assertThat(comparison.path("runLevel").path("pairing").asText()).isEqualTo("none");
    assertThat(comparison.path("verdict").path("value").asText()).isEqualTo("slower");
  }

  @Test
  void rowsOutOfTimeOrderAreTold() throws Exception {
    Path mixed = file("mixed.csv", 2.5);
    Files.writeString(mixed, Files.readString(mixed) + "7,2.5\n");
    run("none=" + file("in-order.csv", 2.5), "hook=" + mixed, "--out", work.resolve("out"));
    assertThat(analysis().findValuesAsText("code")).contains("rows-out-of-time-order");
  }

  private String refusal(Object... args) {
    StringWriter to = new StringWriter();
    var line =
        new picocli.CommandLine(new AnalyzeCommand())
            .setErr(new PrintWriter(to))
            .setExecutionExceptionHandler(
                (e, cmd, parsed) -> {
                  to.write(e.getMessage());
                  return ExitStatus.BAD_INPUT;
                });
    assertThat(line.execute(Stream.of(args).map(Object::toString).toArray(String[]::new)))
        .isEqualTo(ExitStatus.BAD_INPUT);
    return to.toString();
  }

  @Test
  void whatCannotBeDoneIsSaid() throws Exception {
    Path a = file("a.csv", 2);
    Path calls = Files.writeString(work.resolve("calls.csv"), "batch,calls,ns\n0,10,99\n1,10,98\n");
    Path out = work.resolve("out");
    assertThat(refusal(a, a)).contains("give --out DIR");
    assertThat(refusal("=" + a, a, "--out", out)).contains("empty label");
    assertThat(refusal("none=" + work.resolve("gone.csv"), "--out", out)).contains("gone.csv");
    assertThat(refusal(a, calls, "--out", out)).contains("cannot be compared");
    assertThat(refusal(work, a, "--out", out)).contains("is not a result directory");
    Files.createDirectories(out);
    Files.writeString(out.resolve("plan.json"), "{}");
    assertThat(refusal(a, "--out", out)).contains("a directory of its own");
  }

  /** The treatment begins 1 ms slower, for 100 of its 400 requests. */
  private Path warming(String name) throws IOException {
    List<String> lines = Files.readAllLines(file(name, 2.5));
    for (int i = 1; i <= 100; i++) {
      String[] fields = lines.get(i).split(",");
      lines.set(i, fields[0] + "," + (Double.parseDouble(fields[1]) + 1));
    }
    return Files.write(work.resolve(name), lines);
  }

  @Test
  void warmUpAutoLeavesOutWhatCameBeforeATrialSettledAndSaysSo() throws Exception {
    String[] files = new String[6];
    for (int i = 0; i < 3; i++) {
      files[i] = "none=" + file("n" + i, 2.5);
      files[3 + i] = "scan=" + warming("s" + i);
    }
    Path out = work.resolve("out");
    assertThat(run(Stream.concat(Stream.of(files), Stream.of("--out", out)).toArray())).isZero();
    assertThat(codes()).contains("not-stationary");

    Stream<Object> auto = Stream.of("--warmup", "auto", "--out", out);
    assertThat(run(Stream.concat(Stream.of(files), auto).toArray())).isZero();
    assertThat(codes()).contains("warm-up-cut").doesNotContain("not-stationary");
    assertThat(analysis().at("/arms/1/n").asInt()).isBetween(850, 920);
  }

  private List<String> codes() throws IOException {
    return analysis().at("/comparisons/0/warnings").findValuesAsText("code");
  }

  @Test
  void aWarmUpThatIsNoNumberIsRefused() throws Exception {
    String file = file("a.csv", 2.5).toString();
    assertThat(run("none=" + file, "--warmup", "some", "--out", work)).isNotZero();
    assertThat(run("none=" + file, "--warmup=-1", "--out", work)).isNotZero();
  }
}
