// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.ByteSize;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Limits;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.Placement;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.console.Nearest;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentFileTest {
  @TempDir Path folder;

  private static final String EXAMPLE =
      """
      name: two-containers
      question: Does the keyword scan cost less than 50 us per request?
      sut:
        app: hello
        limits: {cpus: 1.0, memory: 512MiB}
      environment: {kind: docker, placement: same-node}
      arms: [none, null, scan]
      load: {model: closed, connections: 1, requests: 50000, warmup: 4000}
      design: {schedule: duet, blocks: 10, seed: 42}
      analysis: {margin: 50us, confidence: 0.95}
      """;

  private static Experiment parse(String text) {
    return ExperimentFile.parse("x.yaml", text).experiment();
  }

  @Test
  void jsonWithTabsIsJson() {
    String json =
        "{\n\t\"name\": \"t\",\n\t\"sut\": {\"app\": \"hello\"},\n\t\"arms\": [null, null]\n}";

    assertThat(parse(json).name()).isEqualTo("t");
    assertThatThrownBy(() -> parse(json.replace("name", "nam"))).hasMessageContaining("nam");
  }

  @Test
  void readsTheExampleOfTheDesign() {
    Experiment e = parse(EXAMPLE);

    assertThat(e.arms())
        .containsExactly(new Arm.None(), new Arm.Ours("null"), new Arm.Ours("scan"));
    assertThat(e.environment().get(0).kind()).isEqualTo(Environment.Kind.DOCKER);
    assertThat(e.environment().get(0).placement()).isEqualTo(Placement.SAME_NODE);
    assertThat(e.sut().get(0))
        .isInstanceOfSatisfying(
            Sut.App.class,
            app ->
                assertThat(app.limits())
                    .isEqualTo(new Limits(1.0, ByteSize.parse("512MiB"), null)));
    assertThat(e.design().schedule()).isEqualTo(Schedule.DUET);
    assertThat(e.analysis().margin()).isEqualTo(Margin.parse("50us"));
    assertThat(e.scenarios())
        .extracting(Scenario::name)
        .containsExactly("hello-docker-same-node-c1");
  }

  @Test
  void readsTheSameFromJson() {
    String json =
        "{\"name\": \"a\", \"sut\": {\"app\": \"hello\"}, \"arms\": [\"none\", \"pass\"]}";

    assertThat(parse(json).arms()).hasSize(2);
  }

  @Test
  void crossesListsIntoScenarios() {
    Experiment e =
        parse(
            """
            name: cross
            sut: [{app: hello}, {app: spin}]
            arms: [none, null]
            load: [{connections: 1}, {connections: 8}]
            """);

    assertThat(e.scenarios())
        .extracting(Scenario::name)
        .containsExactly(
            "hello-process-c1", "hello-process-c8", "spin-process-c1", "spin-process-c8");
  }

  @Test
  void numbersAnArmThatIsThereTwice() {
    assertThat(
            parse("{name: aa, sut: {app: hello}, arms: [none, none, 'delay:5us']}")
                .armsByLabel()
                .keySet())
        .containsExactly("none", "none-2", "delay-5us");
  }

  @Test
  void namesTheUnknownKeyAndTheNearestKnownOne() {
    assertThatThrownBy(() -> parse(EXAMPLE.replace("connections", "conections")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("unknown key 'conections'; did you mean 'connections'?")
        .hasMessageStartingWith("x.yaml:8:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "environment: {urls: [a]} | environment: unknown key 'urls'; did you mean 'sut.urls'?",
        "environment: {app: x}    | did you mean 'sut.app'?",
        "environment: {hook: x}   | did you mean 'arms[].hook'?",
        "blocks: 9                | unknown key 'blocks'; did you mean 'design.blocks'?",
        "kind: docker             | unknown key 'kind'; did you mean 'environment.kind'?",
        "load: {blocks: 9}        | load: unknown key 'blocks'; did you mean 'design.blocks'?",
        "design: {margin: 1%}     | did you mean 'analysis.margin'?",
        "design: {load: {}}       | unknown key 'load'; did you mean 'load' at the top level?",
        "micro: {memory: 1MiB}    | 'sut.limits.memory' or ",
        "design: {better: less}   | did you mean 'workload.metrics.NAME.better' or ",
      })
  void namesThePathOfAKeyThatStandsElsewhere(String wrong, String message) {
    assertThatThrownBy(
            () -> parse("{name: n, sut: {app: hello}, arms: [none, none], " + wrong + "}"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "blocks: 10         | blocks: 0            | design.blocks: 0 is too small, it must be at"
            + " least 1",
        "seed: 42           | seed: forty          | design.seed: 'forty' is not a whole number",
        "margin: 50us       | margin: 50           | margin: 50 is not a margin; give it with its"
            + " unit, as in 50us",
        "app: hello         | app: hallo           | sut.app: 'hallo' is unknown; did you mean"
            + " 'hello'? use one of [chain, crop, hello, image, spin]",
        "kind: docker       | kind: process        | environment.placement: same-node is not"
            + " possible with process",
        "kind: docker       | kind: dokker         | environment.kind: 'dokker' is not known; did"
            + " you mean 'docker'? use one of [process, docker, podman, kubernetes, endpoints,"
            + " provider]",
        "[none, null, scan] | [none]               | arms: give at least two",
        "name: two          | name: a/b            | it names a directory",
        "memory: 512MiB     | memory: 512          | sut.limits.memory: 512 is not a size; give"
            + " it with its unit",
        "connections: 1     | connections: 1.5     | load.connections: 1.5 is not a whole number",
        "connections: 1     | errors: 10%%         | load.errors: '10%%' is not a share",
        "connections: 1     | errors: 10           | load.errors: ",
        "connections: 1     | errors: 101%         | load.errors: 101.0% must be from 0% to 100%",
        "duet               | duett                | use one of [switch, duet, interleaved,"
            + " sequential]",
        "seed: 42           | seed: 42, seed: 43   | Duplicate field 'seed'",
        "name: two          | name: @x              | not valid YAML or JSON",
      })
  void refusesBadValues(String good, String bad, String message) {
    assertThatThrownBy(() -> parse(EXAMPLE.replace(good, bad)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(() -> parse("")).isInstanceOf(UserError.class).hasMessageContaining("empty");
  }

  @ParameterizedTest
  @CsvSource({
    "hello, give keys such as name",
    "'[a, b]', give keys such as name",
    "'name: t\n\tsut: {app: hello}', a tab; indent with spaces",
    "'name: t\nname: u', Duplicate field 'name'",
    "'name: t\n---\nname: u', give one document a file",
    "'question: &q t\nname: *q', :2: '*q' is an alias, which is not taken; write the value itself",
    "'name: t\nload: {requests: 99999999999999999999}', load.requests: 99999999999999999999 is too large",
  })
  void saysWhatAFileIsThatIsNoExperiment(String text, String message) {
    assertThatThrownBy(() -> parse(text.translateEscapes()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "text.yaml, it is not UTF-8 text",
    "nowhere.yaml, there is no such file",
    "., it is a directory"
  })
  void saysWhyAFileCannotBeRead(String name, String message) throws Exception {
    Files.write(folder.resolve("text.yaml"), new byte[] {'a', (byte) 0xff, (byte) 0xfe});

    assertThatThrownBy(() -> ExperimentFile.read(folder.resolve(name).normalize()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be read: " + message);
  }

  @Test
  void findsTheNearestWord() {
    assertThat(Nearest.to("shedule", List.of("seed", "schedule", "blocks"))).isEqualTo("schedule");
  }

  @Test
  void microHasDefaultsAndNamesABadThreadCount() {
    String text = "name: a\narms: [none, pass]\nmicro: {threads: [%d]}\n";

    assertThat(parse(text.formatted(4)).micro().threads()).containsExactly(4);
    assertThat(parse("name: a\narms: [none, pass]\nmicro: {}\n").micro().match()).isFalse();
    assertThatThrownBy(() -> parse(text.formatted(0))).hasMessageContaining("micro.threads: 0");
  }
}
