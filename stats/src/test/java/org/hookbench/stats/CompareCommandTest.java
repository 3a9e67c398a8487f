// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.hookbench.experiment.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {
  @TempDir private Path folder;

  private record Run(int status, String out, String err) {
    JsonNode json() throws IOException {
      return Json.mapper().readTree(out);
    }

    JsonNode comparison() throws IOException {
      return json().path("comparisons").path(0);
    }
  }

  private static Run compare(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    var newOut = new ByteArrayOutputStream();
    var newErr = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of("compare"));
    all.addAll(List.of(args));
    try {
      System.setOut(new PrintStream(newOut, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(newErr, true, StandardCharsets.UTF_8));
      int status = Main.run(all.toArray(String[]::new));
      return new Run(
          status, newOut.toString(StandardCharsets.UTF_8), newErr.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** A file with the published layout: independent latencies around a level. */
  private String file(String name, double levelMs, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder("start_time,response_time\n");
    for (int i = 0; i < 500; i++) {
      double ms = levelMs + random.nextDouble();
      text.append(String.format(Locale.ROOT, "%d.5,%.9f%n", 1_700_000_000 + i, ms));
    }
    return write(name, text.toString());
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private List<String> trials(String option, double levelMs, int n, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> args = new ArrayList<>(List.of(option));
    for (int t = 0; t < n; t++) {
      args.add(file(option + t + ".csv", levelMs + random.nextDouble() / 100, random.nextLong()));
    }
    return args;
  }

  private Run arms(double baseline, double treatment, String... more) throws IOException {
    List<String> args = new ArrayList<>(trials("--baseline", baseline, 6, 1));
    args.addAll(trials("--treatment", treatment, 6, 2));
    args.addAll(List.of(more));
    args.add("--json");
    return compare(args.toArray(String[]::new));
  }

  private static List<String> codes(Run run) throws IOException {
    return run.comparison().path("warnings").findValuesAsText("code");
  }

  @Test
  void oneTrialPerArmGetsNoVerdict() throws IOException {
    Run run = compare("--baseline", file("a", 2, 1), "--treatment", file("b", 3, 2), "--json");
    assertThat(run.status()).as(run.err()).isZero();
    JsonNode verdict = run.comparison().path("verdict");
    assertThat(verdict.path("value").asText()).isEqualTo("inconclusive");
    assertThat(verdict.path("reason").asText()).contains("one trial per arm", "Margin: ±");
    assertThat(verdict.path("margin").asDouble()).isCloseTo(0.025, within(0.001));
    assertThat(run.comparison().path("runLevel").path("kruskalWallis").isNull()).isTrue();
    assertThat(codes(run)).contains("single-trial-per-arm");
  }

  @Test
  void severalTrialsFindTheSlowerArm() throws IOException {
    Run run = arms(2, 2.5);
    JsonNode verdict = run.comparison().path("verdict");
    assertThat(verdict.path("value").asText()).isEqualTo("slower");
    assertThat(verdict.path("reason").asText()).contains("slower", "µs", "%", "Margin");
    assertThat(run.comparison().path("runLevel").path("effect").path("estimate").asDouble())
        .isCloseTo(0.5, within(0.05));
    assertThat(run.json().path("arms").path(0).path("trials").asInt()).isEqualTo(6);
  }

  @Test
  void severalTrialsFindTheFasterArm() throws IOException {
    assertThat(arms(2.5, 2).comparison().path("verdict").path("value").asText())
        .isEqualTo("faster");
  }

  @Test
  void armsWithinTheMarginAreEquivalent() throws IOException {
    Run run = arms(2, 2, "--margin", "200us");
    JsonNode verdict = run.comparison().path("verdict");
    assertThat(verdict.path("value").asText()).isEqualTo("equivalent");
    assertThat(verdict.path("margin").asDouble()).isEqualTo(0.2);
  }

  @Test
  void aCertainShiftWithinTheMarginIsEquivalentAndNamed() throws IOException {
    Run run = arms(2, 2.2, "--margin", "400us");
    assertThat(run.comparison().path("verdict").path("value").asText()).isEqualTo("equivalent");
    assertThat(run.comparison().path("verdict").path("reason").asText())
        .contains("being slower by");
  }

  @Test
  void anUnclearComparisonSaysHowManyTrialsWouldSettleIt() throws IOException {
    Run run = arms(2, 2, "--margin", "100ns");
    assertThat(run.comparison().path("verdict").path("value").asText()).isEqualTo("inconclusive");
    assertThat(run.comparison().path("verdict").path("reason").asText())
        .containsPattern("about \\d+ trials|too close to the margin");
  }

  @Test
  void theSameSeedPrintsTheSameBytes() throws IOException {
    assertThat(arms(2, 2.1, "--seed", "7").out()).isEqualTo(arms(2, 2.1, "--seed", "7").out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG"})
  void theLocaleChangesNothing(String tag) throws IOException {
    Locale before = Locale.getDefault();
    String a = file("a", 2, 1);
    String b = file("b", 2.1, 2);
    Run expected = compare("--baseline", a, "--treatment", b);
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));
      assertThat(compare("--baseline", a, "--treatment", b).out()).isEqualTo(expected.out());
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " | is empty",
        "start_time,response_time\n | 0 samples",
        "start_time,response_time\n1,2.5\n | 1 sample;",
        "start_time,latency\n1,2.5\n2,3\n | :1: no known layout; its columns are [start_time, latency]",
        "start_time,response_time\n1,2.5\n2,NaN\n | :3: column 'response_time': 'NaN' is not a number",
        "start_time,response_time\n1,2.5\n2,fast\n | :3: column 'response_time': 'fast'",
        "start_time,response_time\n1,2.5\n2,\n | :3: column 'response_time': ''",
        "start_time,response_time\n1,inf\n2,2\n | :2: column 'response_time': 'inf'",
        "start_time,response_time\n1,1e308\n2,2\n | :2: 1.0E308 ms is longer than 30 years",
        "start_time,response_time\n1,2\n2,-2.5\n | :3: -2.5 is negative",
        "start_time,response_time\n1,2,5\n2,2\n | :2: has 3 fields where the first line has 2",
        "start_time,response_time\n1,\"2\n2,2\n | :2: a quote is opened and never closed",
        "response_time,start_time,response_time\n1,2,3\n | column 'response_time' is there twice",
      })
  void badInputGivesOneMessageThatNamesFileAndLine(String row) throws IOException {
    String[] parts = row.split(" \\| ");
    String bad = write("bad.csv", parts[0].equals(" ") ? "" : parts[0]);
    Run run = compare("--baseline", bad, "--treatment", file("good.csv", 2, 1));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().strip()).startsWith("hookbench: " + bad).contains(parts[1]);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aCompressedFileOfNothingIsEmpty() throws IOException {
    Path file = folder.resolve("nothing.csv.gz");
    new GZIPOutputStream(Files.newOutputStream(file)).close();
    Run run = compare("--baseline", file.toString(), "--treatment", file("b", 2, 1));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("nothing.csv.gz: is empty");
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsChangeNothing() throws IOException {
    String plain = file("plain.csv", 2, 1);
    String text = Files.readString(Path.of(plain));
    String marked = write("marked.csv", "\uFEFF" + text.replace("\n", "\r\n"));
    String other = file("b", 2, 3);
    assertThat(compare("--baseline", marked, "--treatment", other).out())
        .isEqualTo(compare("--baseline", plain, "--treatment", other).out());
  }

  @Test
  void anyLayoutIsReadWithItsColumnAndUnit() throws IOException {
    String a = write("a.tsv", "when\ttook\n1\t2000\n2\t2100\n3\t2050\n");
    Run run =
        compare(
            "--baseline", a, "--treatment", a, "--column", "time=took", "--unit", "us", "--json");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.json().path("unit").asText()).isEqualTo("us");
    assertThat(run.json().path("arms").path(0).path("median").asDouble()).isEqualTo(2050);
  }

  @Test
  void aColumnWithoutAUnitIsNotGuessed() throws IOException {
    String a = write("a.csv", "took\n2000\n2100\n2050\n");
    Run run = compare("--baseline", a, "--treatment", a, "--column", "time=took");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--unit");
  }

  @Test
  void rowsOutOfTimeOrderAreCounted() throws IOException {
    String a = write("a.csv", "start_time,response_time\n1,2\n3,2.1\n2,2.2\n4,2.3\n");
    Run run = compare("--baseline", a, "--treatment", file("b", 2, 1), "--json");
    assertThat(codes(run)).contains("rows-out-of-time-order");
  }

  @Test
  void wrongOptionsAreNamed() throws IOException {
    String a = file("a", 2, 1);
    assertThat(compare("--baseline", a, "--treatment", a, "--confidence", "1.5").err())
        .contains("--confidence: 1.5");
    assertThat(compare("--baseline", a, "--treatment", a, "--margin", "50").err()).contains("50us");
    assertThat(compare("--baseline", a, "--treatment", a, "--unit", "h").status()).isEqualTo(2);
    assertThat(compare("--baseline", a).err()).contains("--treatment");
    assertThat(compare("--baseline", a + "x", "--treatment", a).err()).contains("no such file");
    assertThat(compare("--baseline", a, "--treatment", a, "--warmup", "499").err())
        .contains("after 499 rows of warm-up");
  }
}
