// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Parameters;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTest {
  private static final String HEAD = "name: t\nsut: {app: hello}\narms: [none, pass]\n";

  private static List<Scenario> parse(String text) {
    return ExperimentFile.parse("x.yaml", text).experiment().scenarios();
  }

  private static List<Scenario> swept(String sweep) {
    return parse(HEAD + "sweep: " + sweep);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1..3 | c1 c2 c3",
        "1 .. 10 by 4 | c1 c5 c9",
        "[8, 2] | c8 c2",
        "7..7 | c7",
      })
  void aRangeOrAListMakesOneScenarioPerValue(String values, String loads) {
    assertThat(swept("{load.connections: " + values + "}"))
        .extracting(s -> s.load().label())
        .containsExactly(loads.split(" "));
  }

  @Test
  void aStepMayBeAFraction() {
    List<Scenario> all =
        parse(HEAD + "environment: {kind: docker}\nsweep: {sut.limits.cpus: 0.5..1.5 by 0.5}");

    assertThat(all).extracting(s -> s.deployed().limits().cpus()).containsExactly(0.5, 1.0, 1.5);
    assertThat(all.get(0).name()).isEqualTo("hello-docker-same-node-c1-cpus0.5");
  }

  @Test
  void sweptKeysAreCrossedWithEachOtherAndWithLists() {
    List<Scenario> all =
        parse(
            HEAD
                + "load: [{requests: 10}, {requests: 20}]\n"
                + "sweep: {load.connections: [1, 2], sut.port: [8001, 8002]}");

    assertThat(all).hasSize(8).extracting(Scenario::name).doesNotHaveDuplicates();
    assertThat(all.get(0).name()).isEqualTo("hello-process-c1-port8001-requests10");
    assertThat(Parameters.of(all.get(7)))
        .containsEntry("load.connections", "2")
        .containsEntry("load.requests", "20")
        .containsEntry("sut.port", "8002");
  }

  @Test
  void valuesAreCheckedTogetherSoThatTheyMayNeedEachOther() {
    assertThat(swept("{load.rate: [100], load.arrivals: [constant, poisson]}"))
        .extracting(s -> ((Load.Scheduled) s.load()).timetable().arrivals().name())
        .containsExactly("CONSTANT", "POISSON");
  }

  @Test
  void namedScenariosAreNotSwept() {
    assertThat(swept("{load.connections: 1..2}\nscenarios: [{name: far, load: {connections: 9}}]"))
        .extracting(Scenario::name)
        .containsExactly("hello-process-c1", "hello-process-c2", "far");
  }

  @Test
  void theExperimentSaysWhatIsSwept() {
    var sweep =
        ExperimentFile.parse("x.yaml", HEAD + "sweep: {load.connections: 1..2}")
            .experiment()
            .sweep();

    assertThat(sweep).containsOnlyKeys("load.connections");
    assertThat(sweep.get("load.connections").toString()).isEqualTo("[1, 2]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{load.conections: [1]} | load: unknown key 'conections'; did you mean 'connections'?",
        "{lod.connections: [1]} | sweep.lod.connections: must be the path of a key; did you mean"
            + " 'load.KEY'?",
        "{load: [1]} | sweep.load: must be the path of a key",
        "{design.blocks: [1]} | It begins with one of [workload, sut, environment, load]",
        "{load.connections: 0..2} | load.connections: 0 is too small, it must be at least 1 (sweep:"
            + " load.connections 0)",
        "{load.connections: [1, x]} | load.connections: 'x' is not a whole number",
        "{load.connections: 5} | sweep.load.connections: 5 is not a list or a range",
        "{load.connections: a..b} | sweep.load.connections: 'a..b' is not a range",
        "{load.connections: 9..1} | sweep.load.connections: '9..1' does not rise",
        "{load.connections: 1..9 by 0} | sweep.load.connections: '1..9 by 0' does not rise",
        "{load.connections: []} | sweep.load.connections: has 0 values",
        "{load.connections: 1..1001} | sweep.load.connections: has 1001 values; give at least 1 and"
            + " at most 1000",
        "{load.connections: 1..999999999999999} | has 999999999999999 values",
        "{load.connections: 1..100, load.requests: 1..11} | sweep: makes more than 1000 scenarios",
        "{sut.app: [spin]} | sweep.sut.app: the value of sut.app has no effect beside the sweep",
        "{sut.app.name: [spin]} | sweep.sut.app.name: stands below a value that has no keys",
        "{sut.env.MODE: [a, b]} | list scenarios with names in place of the sweep",
        "{environment.context: [a]} | environment.context: belongs to kind kubernetes, not kind"
            + " process",
        "{load.connections: [1, 1]} | is there twice, with the same sut, environment and load",
        "5 | sweep: 5 is not a set of keys",
      })
  void refusesABadSweep(String sweep, String message) {
    assertThatThrownBy(() -> swept(sweep))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("x.yaml")
        .hasMessageContaining(message);
  }

  @Test
  void aSweepWithoutASystemIsRefused() {
    assertThatThrownBy(
            () ->
                parse(
                    "{name: t, arms: [none, pass], scenarios: [{name: a, sut: {app: hello}}],"
                        + " sweep: {load.connections: 1..2}}"))
        .hasMessageContaining("sweep: has no effect without sut");
  }

  @Test
  void theMessageSaysWhereTheSweepStands() {
    assertThatThrownBy(() -> swept("{load.connections: 0..2}")).hasMessageStartingWith("x.yaml:4:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "load.conections | 'load.conections' is not a factor; did you mean 'load.connections'?;"
            + " give one of load.connections, scenario",
        "sut.app | sut.app has one value, hello, in all scenarios; give one of load.connections,"
            + " scenario",
      })
  void anAnalysisCannotCompareByWhatDoesNotVary(String factor, String message) {
    String text = HEAD + "sweep: {load.connections: [1, 8]}\nanalysis: {factor: " + factor + "}";

    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("analysis.factor: " + message);
  }

  @Test
  void anAnalysisMayCompareByASweptKeyItsGroupAndTheScenario() {
    for (String factor : List.of("load.connections", "load", "scenario")) {
      assertThat(
              parse(HEAD + "sweep: {load.connections: [1, 8]}\nanalysis: {factor: " + factor + "}"))
          .hasSize(2);
    }
  }
}
