// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built jar against what the documents promise, on files that no code of ours has written. */
class ContractIT {
  @TempDir Path folder;

  private StatsJar.Outcome run(Object... arguments) throws Exception {
    return new StatsJar(folder).run(arguments);
  }

  private JsonNode comparison(Path directory) throws Exception {
    StatsJar.Outcome outcome = run("analyze", directory, "--json");
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.err()).isEmpty();
    JsonNode analysis = outcome.json();
    Shape.requireAnalysis(analysis);
    assertThat(Files.readString(directory.resolve("analysis.json"))).isEqualTo(outcome.out());
    assertThat(directory)
        .isDirectoryContaining("glob:**report.html")
        .isDirectoryContaining("glob:**summary.md")
        .isDirectoryContaining("glob:**SHA256SUMS");
    return analysis.path("comparisons").path(0);
  }

  private static double effect(JsonNode comparison) {
    return comparison.path("runLevel").path("effect").path("estimate").asDouble();
  }

  private Path csv(String name, double shiftMs) throws IOException {
    Random random = new Random(name.hashCode());
    StringBuilder rows = new StringBuilder("start_time,response_time\n");
    for (int i = 0; i < 300; i++) {
      rows.append(1_700_000_000 + i).append('.').append(i % 10).append(',');
      rows.append(3 + shiftMs + random.nextInt(1000) / 1e4).append('\n');
    }
    return Files.writeString(folder.resolve(name), rows.toString());
  }

  @Test
  void readsADuetThatWasWrittenByHand() throws Exception {
    JsonNode c = comparison(HandWritten.duet(folder.resolve("duet"), 30_000));

    assertThat(c.path("baseline").asText()).isEqualTo("none");
    assertThat(c.path("treatment").asText()).isEqualTo("scan");
    assertThat(effect(c)).isCloseTo(0.03, within(0.004));
    assertThat(c.path("verdict").path("margin").asDouble()).isCloseTo(0.05, within(1e-12));
    assertThat(c.path("verdict").path("value").asText()).isEqualTo("equivalent");
    assertThat(c.path("warnings").findValuesAsText("code")).contains("errors");
  }

  @Test
  void readsTrialsOfOneArmThatWereWrittenByHand() throws Exception {
    JsonNode c = comparison(HandWritten.interleaved(folder.resolve("inter"), 200_000));

    assertThat(effect(c)).isCloseTo(0.2, within(0.01));
    assertThat(c.path("verdict").path("value").asText()).isEqualTo("slower");
  }

  @Test
  void readsCallsThatWereWrittenByHandInNanosecondsPerCall() throws Exception {
    JsonNode c = comparison(HandWritten.calls(folder.resolve("calls"), 3));

    assertThat(effect(c)).isCloseTo(3, within(0.1));
    assertThat(c.path("verdict").path("value").asText()).isEqualTo("slower");
  }

  @Test
  void leavesOutTrialsThatDidNotFinishOrLackTheirProof() throws Exception {
    Path directory = HandWritten.duet(folder.resolve("duet"), 30_000);
    change(directory, "0001-hello-duet", "\"finished\"", "\"failed\"");
    change(directory, "0002-hello-duet", "\"finished\"", "\"interrupted\"");
    change(
        directory,
        "0003-hello-duet",
        "{\"scan\": {\"calls\"",
        "{\"scan\": {\"holds\": false, \"calls\"");

    JsonNode c = comparison(directory);

    assertThat(c.path("warnings").findValuesAsText("code")).contains("trials-left-out");
    assertThat(c.path("runLevel").path("trials")).hasSize(HandWritten.BLOCKS - 3);
  }

  private static void change(Path directory, String trial, String from, String to)
      throws IOException {
    Path file = directory.resolve("trials").resolve(trial).resolve("trial.json");
    Files.writeString(file, Files.readString(file).replace(from, to));
  }

  @Test
  void publishedResultsHaveThePromisedShape() throws Exception {
    try (Stream<Path> entries = Files.list(StatsJar.home().resolve("results"))) {
      List<Path> published =
          entries.map(d -> d.resolve("analysis.json")).filter(Files::exists).toList();
      assertThat(published).isNotEmpty();
      for (Path analysis : published) {
        Shape.requireAnalysis(new ObjectMapper().readTree(analysis.toFile()));
      }
    }
  }

  @Test
  void comparesTwoFilesAndGivesNoVerdictFromOneTrialPerArm() throws Exception {
    StatsJar.Outcome outcome =
        run(
            "compare",
            "--baseline",
            csv("a.csv", 0),
            "--treatment",
            csv("b.csv", 0.5),
            "--json",
            "--warmup",
            100,
            "--margin",
            "50us");

    assertThat(outcome.status()).as(outcome.err()).isZero();
    Shape.requireAnalysis(outcome.json());
    JsonNode c = outcome.json().path("comparisons").path(0);
    assertThat(outcome.json().path("unit").asText()).isEqualTo("ms");
    assertThat(outcome.json().path("arms").findValuesAsText("name"))
        .containsExactly("baseline", "treatment");
    assertThat(outcome.json().path("arms").path(0).path("n").asInt()).isEqualTo(200);
    assertThat(c.path("meanDifference").path("estimate").asDouble()).isCloseTo(0.5, within(0.02));
    assertThat(c.path("requestLevel").path("mannWhitney").path("u").asDouble())
        .isEqualTo(200 * 200);
    assertThat(c.path("verdict").path("value").asText()).isEqualTo("inconclusive");
    assertThat(c.path("verdict").path("margin").asDouble()).isEqualTo(0.05);
    assertThat(c.path("runLevel").path("kruskalWallis").isNull()).isTrue();
    assertThat(c.path("warnings").findValuesAsText("code")).contains("single-trial-per-arm");
  }

  @Test
  void severalFilesPerArmAreTrials() throws Exception {
    StatsJar.Outcome outcome =
        run(
            "compare",
            "--json",
            "--baseline",
            csv("a1.csv", 0),
            csv("a2.csv", 0.001),
            csv("a3.csv", 0.002),
            "--treatment",
            csv("b1.csv", 1),
            csv("b2.csv", 1.001),
            csv("b3.csv", 1.002));

    assertThat(outcome.json().path("arms").path(1).path("trials").asInt()).isEqualTo(3);
    assertThat(outcome.json().path("comparisons").path(0).path("verdict").path("value").asText())
        .isEqualTo("slower");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "start_time\n1\n2\n",
        "start_time,response_time\n1,2\n",
        "start_time,response_time\n1,2\n2,NaN\n",
      })
  void badFilesAreOneMessageAndStatus2(String text) throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.csv"), text);

    StatsJar.Outcome outcome = run("compare", "--baseline", csv("a.csv", 0), "--treatment", bad);

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).startsWith("hookbench: ").contains("bad.csv").doesNotContain("\tat ");
  }

  @Test
  void localeAndEncodingChangeNothing() throws Exception {
    Path a = csv("a.csv", 0);
    Path b = csv("b.csv", 0.5);
    Object[] arguments = {"compare", "--baseline", a, "--treatment", b};
    String plain = run(arguments).out();

    for (String locale : List.of("C", "tr_TR.UTF-8")) {
      Map<String, String> environment =
          Map.of("LC_ALL", locale, "JAVA_TOOL_OPTIONS", "-Duser.language=tr -Duser.country=TR");
      assertThat(new StatsJar(folder, environment).run(arguments).out()).isEqualTo(plain);
    }
    assertThat(plain).contains("µs");
  }
}
