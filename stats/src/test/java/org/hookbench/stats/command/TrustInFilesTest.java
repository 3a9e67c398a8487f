// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.Program;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not hold in a result directory is refused by the name of its file. */
class TrustInFilesTest {
  private static final String FIRST = "trials/0001-hello-duet/";
  @TempDir Path work;
  private Path results;

  @BeforeEach
  void results() {
    results =
        MadeUpDirectory.in(work)
            .arms("none", "scan")
            .blocks(2)
            .requests(60)
            .macro("hello", Map.of("scan", 80.0))
            .write();
  }

  private void unsealed() throws IOException {
    Files.delete(results.resolve("SHA256SUMS"));
  }

  private void samples(UnaryOperator<List<String>> change) throws IOException {
    unsealed();
    Path file = results.resolve(FIRST + "samples.csv.gz");
    List<String> rows;
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      rows = new String(in.readAllBytes(), UTF_8).lines().collect(Collectors.toList());
    }
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", change.apply(rows)) + "\n").getBytes(UTF_8));
    }
  }

  private void json(String name, String from, String to) throws IOException {
    unsealed();
    Path file = results.resolve(name);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private int analyze() {
    return Program.run(new AnalyzeCommand(), results.toString());
  }

  private void refused(String... parts) {
    assertThatThrownBy(
            () ->
                org.hookbench.stats.compare.Analyzer.analyze(
                    List.of(MeasuredDirectory.open(results))))
        .hasMessageContainingAll(parts);
  }

  private static List<String> without(List<String> rows, int... places) {
    for (int i = places.length - 1; i >= 0; i--) {
      rows.remove(places[i]);
    }
    return rows;
  }

  @Test
  void aRowThatIsMissingInTheMiddleIsNamed() throws IOException {
    samples(rows -> without(rows, 20));
    refused(FIRST + "samples.csv.gz", "seq 20 follows 18", "rows are missing");
  }

  @Test
  void aRowThatIsThereTwiceIsNamed() throws IOException {
    samples(rows -> Stream.concat(rows.stream(), Stream.of(rows.get(9))).toList());
    refused("samples.csv.gz", "seq 8 follows 8");
  }

  @Test
  void rowsThatAreMissingAtTheEndAreCounted() throws IOException {
    samples(rows -> rows.subList(0, rows.size() - 2));
    refused("0001-hello-duet", "has 59 measured samples of none, and trial.json tells 60");
  }

  @Test
  void aProofOfAnArmThatThePlanLacksIsNamed() throws IOException {
    json(FIRST + "trial.json", "\"arm\" : \"scan\"", "\"arm\" : \"other\"");
    refused(FIRST + "trial.json", "tells of other", "none, scan by plan.json");
  }

  /** One process that counts as two would make the interval too narrow. */
  @Test
  void aTrialThatThePlanListsTwiceIsNamed() throws IOException {
    json("plan.json", "\"number\" : 2", "\"number\" : 1");
    refused("plan.json: trial 1 is listed twice, and was made once; remove one");
  }

  @Test
  void aMeasuredFileThatBecameALinkIsRefused() throws IOException {
    Path file = results.resolve(FIRST + "samples.csv.gz");
    Path elsewhere = Files.move(file, work.resolve("samples.csv.gz"));
    Files.createSymbolicLink(file, elsewhere);
    refused("samples.csv.gz: is not the file that was measured");
  }

  @Test
  void theProvenanceOfAnEarlierVersionIsSealedToo() throws IOException {
    Path list = results.resolve("SHA256SUMS");
    Path earlier = results.resolve(ResultDirectory.EARLIER_PROVENANCE);
    Files.move(results.resolve(ResultDirectory.PROVENANCE), earlier);
    Files.writeString(
        list,
        Files.readString(list)
            .replace(ResultDirectory.PROVENANCE, ResultDirectory.EARLIER_PROVENANCE));
    Files.writeString(earlier, Files.readString(earlier) + "\n");
    refused(ResultDirectory.EARLIER_PROVENANCE + ": is not the file that was measured");
  }

  @Test
  void aListThatLeavesTheDirectoryOrIsNoListIsRefused() throws IOException {
    Path list = results.resolve("SHA256SUMS");
    String sums = Files.readString(list);
    Files.writeString(list, sums + "0".repeat(64) + "  trials/../../outside\n");
    refused("outside: is not the file that was measured");
    Files.writeString(list, sums + "something else\n");
    refused("SHA256SUMS: 'something else' is not a line of sha256sum");
  }

  @Test
  void aRawFileIsNeverSignedAgain() throws IOException {
    Path list = results.resolve("SHA256SUMS");
    Path log = results.resolve(FIRST + "log.txt");
    List<String> others =
        Files.readAllLines(list).stream().filter(line -> !line.endsWith("log.txt")).toList();
    Files.write(list, others);
    Files.writeString(log, "changed");

    assertThat(analyze()).isEqualTo(ExitStatus.DONE);
    assertThat(Files.readAllLines(list))
        .containsAll(others)
        .noneMatch(l -> l.contains(FIRST + "log"));

    unsealed();
    assertThat(analyze()).isEqualTo(ExitStatus.DONE);
    assertThat(Files.readString(list)).contains("analysis.json").doesNotContain("trials/");
  }

  @Test
  void nothingIsWrittenThroughALink() throws IOException {
    Path precious = Files.writeString(work.resolve("precious"), "kept");
    Files.createSymbolicLink(results.resolve("report.html"), precious);
    Files.createSymbolicLink(results.resolve(".report.html.part"), precious);
    assertThat(analyze()).isEqualTo(ExitStatus.DONE);
    assertThat(precious).hasContent("kept");

    Path other = MadeUpDirectory.in(work).name("other").macro("hello", Map.of()).write();
    Files.createSymbolicLink(other.resolve("figures"), work);
    assertThat(Program.run(new AnalyzeCommand(), other.toString())).isEqualTo(ExitStatus.BAD_INPUT);
  }

  @Test
  void aFullDiskIsAFailure() throws IOException {
    PrintStream before = System.out;
    PrintStream errors = System.err;
    var said = new ByteArrayOutputStream();
    try (var full = new PrintStream("/dev/full")) {
      System.setOut(full);
      System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
      Path csv =
          Files.writeString(work.resolve("a.csv"), "start_time,response_time\n1,2\n2,3\n3,4\n");
      String file = csv.toString();
      assertThat(Program.run(new CompareCommand(), "--baseline", file, "--treatment", file))
          .isEqualTo(ExitStatus.FAILED);
      String site = work.resolve("site").toString();
      assertThat(Program.run(new DashboardCommand(), results.toString(), "--out", site))
          .isEqualTo(ExitStatus.FAILED);
      assertThat(analyze()).isEqualTo(ExitStatus.FAILED);
      assertThat(said.toString(StandardCharsets.UTF_8)).contains("the output cannot be written");
    } finally {
      System.setOut(before);
      System.setErr(errors);
    }
  }
}
