// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.stellar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Gap;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.TimeSpan;
import org.hookbench.experiment.console.Program;
import org.hookbench.experiment.file.ExperimentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StellarCommandTest {
  private static final String SUB =
      "\"Bursts\": 5, \"BurstSizes\": [1, 5], \"DesiredServiceTimes\": [\"0ms\", \"1m0.5s\"]";
  @TempDir Path folder;
  private String said;

  private int run(String json, String endpoints) throws IOException {
    Path file = Files.writeString(folder.resolve("warm.json"), json);
    Path list = Files.writeString(folder.resolve("endpoints.json"), endpoints);
    Path out = folder.resolve("warm.yaml");
    PrintStream err = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      return endpoints.isEmpty()
          ? Program.run(new ImportCommand(), "stellar", file.toString(), "-o", out.toString())
          : Program.run(
              new ImportCommand(),
              ("stellar " + file + " --endpoints " + list + " -o " + out).split(" "));
    } finally {
      System.setErr(err);
      said = told.toString(StandardCharsets.UTF_8);
    }
  }

  private List<Scenario> imported() {
    return ExperimentFile.read(folder.resolve("warm.yaml")).experiment().scenarios();
  }

  private static String file(String sub) {
    return "{\n\t\"SubExperiments\": [\n\t\t{" + sub + "}\n\t]\n}\n";
  }

  @Test
  void aChainIsKept() throws IOException {
    String chain =
        SUB
            + ", \"DataTransferChainLength\": 3, \"PayloadLengthBytes\": 5000,"
            + " \"StorageTransfer\": true";
    assertThat(run(file(chain), "")).isZero();

    Load.Http load = (Load.Http) imported().get(0).load();
    assertThat(load.request().path()).isEqualTo("/chain?hops=2&bytes=5000&via=store");
    assertThat(load.request().hops()).isEqualTo(2);
    assertThat(imported().get(0).deployed().env()).containsKey("HOOKBENCH_STORE");
    assertThat(said)
        .doesNotContain("DataTransferChainLength", "PayloadLengthBytes")
        .contains("StorageTransfer: through redis: start it", "do no work");
  }

  @Test
  void eachSubExperimentIsAScenarioAndTabsAreSpace() throws IOException {
    String twice = SUB + "}, {\"Title\": \"a b\", \"IATSeconds\": 60, " + SUB;
    assertThat(run(file("\"Title\": \"a b\", \"IATSeconds\": 60, " + twice), "")).isZero();

    assertThat(imported()).extracting(Scenario::name).containsExactly("a-b", "a-b-2");
    Load.Bursts load = (Load.Bursts) imported().get(0).load();
    assertThat(load.sizes()).containsExactly(1, 5);
    assertThat(load.extent().requests()).isEqualTo(1 + 5 + 1 + 5 + 1);
    assertThat(load.extent().warmup()).isZero();
    assertThat(load.request().path()).isEqualTo("/spin?us=60500000");
    assertThat(load.timetable().gap().shift()).isEqualTo(TimeSpan.parse("60s"));
    assertThat(load.timetable().gap().scale().ns()).isEqualTo(Math.round(1e9 * Math.log(60)));
    assertThat(load.timetable().gap().from()).isEqualTo(Gap.From.RESPONSE);
    assertThat(ExperimentFile.read(folder.resolve("warm.yaml")).experiment().analysis().outcomes())
        .contains(OutcomeKind.P99, OutcomeKind.TMR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"IATSeconds\": 0 | IATSeconds: 0: the gap is 1 ms",
        "\"IATSeconds\": 0.5 | the gap is fixed",
        "\"IATSeconds\": 2.5, \"IATType\": \"deterministic\" | cuts it to whole seconds",
        "\"IATSeconds\": 2, \"IATType\": \"step\" | takes no step",
        "\"FunctionMemoryMB\": 2048 | FunctionMemoryMB: 2048: belongs to a deployment",
        "\"DataTransferChainLength\": 9 | DataTransferChainLength: 9: not kept: the functions",
        "\"Parallelism\": 2 | Parallelism: 2: a burst goes to all endpoints",
        "\"ID\": 3 | ID: 3: STeLLAR computes",
        "\"Title\": \"t\" | DesiredServiceTimes: only the last is kept",
      })
  void whatCannotBeKeptIsToldOnScreenAndInTheFile(String field, String note) throws IOException {
    assertThat(run(file(field + ", " + SUB), "")).isZero();

    assertThat(said).contains("SubExperiments[0]: ").contains(note);
    assertThat(Files.readString(folder.resolve("warm.yaml"))).contains("\n# ").contains(note);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Burst\": 5 | 'Burst' is not a field of STeLLAR; did you mean 'Bursts'?",
        "\"Bursts\": \"5\" | Bursts: '\"5\"' must be a whole number of at least 0",
        "\"DesiredServiceTimes\": [\"0\"], \"Bursts\": 5, \"BurstSizes\": [] | give at least one"
            + " size",
        "\"Bursts\": 5, \"Bursts\": 6 | not valid JSON: Duplicate field 'Bursts'",
        "\"DesiredServiceTimes\": [\"10\"] | '10' is not a duration",
        "\"DesiredServiceTimes\": [] | DesiredServiceTimes: missing",
        "\"DesiredServiceTimes\": [\"0\"], \"Bursts\": 1, \"BurstSizes\": [1], \"IATType\": \"x\""
            + " | IATType: 'x' must be stochastic",
      })
  void whatIsNotStellarsIsRefusedByItsField(String sub, String message) throws IOException {
    assertThat(run(file(sub), "")).isEqualTo(2);

    assertThat(said).contains("warm.json", message);
    assertThat(folder.resolve("warm.yaml")).doesNotExist();
  }

  @Test
  void endpointsAreChosenByMemoryAndMakeAPoolOfEachArm() throws IOException {
    String list =
        "[{\"GatewayID\": \"h:1\"}, {\"GatewayID\": \"h:2/f\", \"FunctionMemoryMB\": 512},"
            + " {\"GatewayID\": \"h.aws/prod\", \"FunctionMemoryMB\": 512}]";
    String sub = "\"FunctionMemoryMB\": 512, \"Parallelism\": 2, " + SUB;
    assertThat(run(file(sub), list)).isZero();

    Scenario scenario = imported().get(0);
    assertThat(scenario.environment().kind()).isEqualTo(Environment.Kind.ENDPOINTS);
    assertThat(((Sut.Endpoints) scenario.sut()).urls())
        .containsExactly(
            "http://h:2/f", "https://h.aws/prod", "http://h:2/f", "https://h.aws/prod");
    assertThat(((Load.Bursts) scenario.load()).sizes()).containsExactly(2, 10);
    assertThat(said).contains("IncrementLimit").doesNotContain("FunctionMemoryMB");

    assertThat(run(file(sub.replace("\"Parallelism\": 2", "\"Parallelism\": 3")), list))
        .isEqualTo(2);
    assertThat(said).contains("needs 3 endpoints with 512.0 MB");
  }
}
