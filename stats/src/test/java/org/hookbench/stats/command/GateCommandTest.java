// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

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
import java.util.Map;
import java.util.SplittableRandom;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.Program;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.Looks;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.stats.read.MadeUpDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateCommandTest {
  private static final int TRIALS = 5;

  @TempDir private Path folder;
  private String printed;

  private int gate(String... args) {
    PrintStream before = System.out;
    PrintStream errors = System.err;
    var out = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(System.out);
      return Program.run(new GateCommand(), args);
    } finally {
      printed = out.toString(StandardCharsets.UTF_8);
      System.setOut(before);
      System.setErr(errors);
    }
  }

  /** JMeter's layout: 2.5 ms and a shift, of which a share has failed. */
  private List<String> files(String option, double shiftMs, double failed) throws IOException {
    List<String> args = new ArrayList<>(List.of(option));
    for (int t = 0; t < TRIALS; t++) {
      SplittableRandom random = new SplittableRandom(31L * t + option.length());
      StringBuilder text = new StringBuilder("timeStamp,elapsed,label,responseCode,success\n");
      for (int i = 0; i < 600; i++) {
        boolean ok = random.nextDouble() >= failed;
        double ms = 40 + shiftMs + 8 * random.nextGaussian();
        text.append(
            String.format(
                Locale.ROOT,
                "%d,%d,get,%d,%b%n",
                1_700_000_000_000L + i,
                Math.round(ms),
                ok ? 200 : 500,
                ok));
      }
      args.add(Files.writeString(folder.resolve(option + t + ".jtl"), text).toString());
    }
    return args;
  }

  private int gate(double shiftMs, double failed, String... more) throws IOException {
    List<String> args = new ArrayList<>(files("--baseline", 0, 0));
    args.addAll(files("--treatment", shiftMs, failed));
    args.addAll(List.of(more));
    return gate(args.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({"20ms, 0, within", "2ms, 3, exceeds", "10ms, 4, undecided"})
  void theStatusIsTheAnswer(String budget, int status, String answer) throws IOException {
    assertThat(gate(10, 0, "--budget", "request: " + budget)).isEqualTo(status);
    assertThat(printed)
        .endsWith("\n" + answer + "\n")
        .contains("budget " + budget.replace("ms", ""));
  }

  @ParameterizedTest
  @CsvSource({"connections: 1, false", "connections: 2, true", "rate: 100, true"})
  void saysWhetherRequestsWaitBehindEachOther(String load, boolean queues) throws IOException {
    String model = load.startsWith("rate") ? "model: open, " : "";
    Path file =
        Files.writeString(
            folder.resolve("m.yaml"),
            "name: m\nsut: {app: hello}\narms: [none, scan]\nload: {%s%s}\n"
                .formatted(model, load));
    assertThat(gate("--budget", "request: 5us", "--kinds", file.toString())).isZero();
    assertThat(printed.lines().toList().contains("queues")).isEqualTo(queues);
  }

  @Test
  void undecidedMayPass() throws IOException {
    assertThat(gate(10, 0, "--budget", "request: 10ms", "--undecided", "pass"))
        .isEqualTo(ExitStatus.DONE);
    assertThat(printed).endsWith("\nundecided\n");
  }

  @Test
  void aHookThatFailsMoreOftenIsNeverWithin() throws IOException {
    assertThat(gate(-5, 0.2, "--budget", "request: 20ms")).isEqualTo(ExitStatus.EXCEEDS);
    assertThat(printed).contains("treatment fails more often than baseline");
  }

  @Test
  void theMarkdownHasBaseEffectIntervalAndBudget() throws IOException {
    Path file = folder.resolve("gate.md");
    gate(10, 0, "--budget", "request: 2ms", "--markdown", file.toString());

    assertThat(file)
        .content()
        .contains(
            "### hookbench gate: exceeds", "| what | base | effect | interval | budget | answer |")
        .containsPattern(
            "\\| request, treatment against baseline \\(files\\) \\| [0-9.]+ ms \\| \\+[0-9.]+ ms"
                + " \\| \\+[0-9.]+ to \\+[0-9.]+ ms \\| 2\\.?0* ms \\| exceeds \\|");
  }

  @ParameterizedTest
  @CsvSource({"20ms, system-out", "2ms, failure", "10ms, failure", "10ms, skipped"})
  void theJunitReportIsValid(String budget, String element) throws IOException {
    Path file = folder.resolve("gate.xml");
    String undecided = element.equals("skipped") ? "pass" : "fail";
    gate(
        10,
        0,
        "--budget",
        "request: " + budget,
        "--junit",
        file.toString(),
        "--undecided",
        undecided);

    assertThat(file).content().contains("<" + element);
    assertThatCode(
            () ->
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(GateCommandTest.class.getResource("/junit/junit.xsd"))
                    .newValidator()
                    .validate(new StreamSource(file.toFile())))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"20ms, notice", "2ms, error", "10ms, warning"})
  void annotationsMarkARunOfGithub(String budget, String level) throws IOException {
    gate(10, 0, "--budget", "request: " + budget, "--github");

    assertThat(printed).contains("\n::" + level + " title=hookbench gate::request of treatment");
  }

  @Test
  void jsonHasEachLine() throws IOException {
    gate(10, 0, "--budget", "request: 2ms, mean: 30ms", "--json");
    JsonNode json = Json.mapper().readTree(printed);

    assertThat(json.path("schema").asText()).isEqualTo("hookbench/gate/1");
    assertThat(json.path("answer").asText()).isEqualTo("exceeds");
    assertThat(json.path("lines").findValuesAsText("answer")).containsExactly("exceeds", "within");
  }

  @Test
  void anUndecidedResultGoesOnWhileItsPlanHasAnotherLook() {
    String directory = result(List.of(5, 20));

    assertThat(gate(directory, "--budget", "request: 40us", "--until-decided"))
        .isEqualTo(ExitStatus.GO_ON);
    assertThat(gate(directory, "--budget", "request: 40us")).isEqualTo(ExitStatus.UNDECIDED);
    assertThat(gate(result(List.of(5)), "--budget", "request: 40us", "--until-decided"))
        .isEqualTo(ExitStatus.UNDECIDED);
  }

  @Test
  void whatNoLookCanDecideIsNotWaitedFor() {
    String directory = result(List.of(5, 20));

    assertThat(gate(directory, "--budget", "request: 1s, call: 100ns", "--until-decided"))
        .isEqualTo(ExitStatus.UNDECIDED);
    assertThat(gate(directory, "--budget", "request: 40us, call: 1ns", "--until-decided"))
        .isEqualTo(ExitStatus.EXCEEDS);
  }

  private String result(List<Integer> looks) {
    Path path =
        MadeUpDirectory.in(folder)
            .name("made-up-" + looks.size())
            .arms("none", "scan")
            .requests(300)
            .pairs(300)
            .macro("hello", Map.of("scan", 40.0))
            .micro("zero", 1, Map.of("scan", 100.0))
            .write();
    ResultDirectory results = ResultDirectory.open(path);
    Looks planned = new Looks(TrialKind.MACRO, looks);
    results.writePlan(results.plan().with(List.of(planned), List.of()));
    results.seal();
    return path.toString();
  }

  @Test
  void filesAndDirectoriesAreNotMixedUp() throws IOException {
    assertThat(gate("--budget", "request: 1ms")).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(printed).contains("gate: give result directories or files");
    assertThat(gate(10, 0, folder.toString(), "--budget", "request: 1ms"))
        .isEqualTo(ExitStatus.BAD_INPUT);
  }
}
