// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenariosTest {
  private static final String FILE =
      """
      name: t
      sut: {app: hello}
      arms: [none, pass]
      load: {connections: 8}
      """;

  private static List<Scenario> parse(String text) {
    return ExperimentFile.parse("x.yaml", text).experiment().scenarios();
  }

  @Test
  void namedScenariosComeAfterTheCrossProductAndTakeWhatTheyDoNotGive() {
    List<Scenario> all =
        parse(FILE + "scenarios: [{name: far, environment: {kind: docker}}, {name: same}]");

    assertThat(all).extracting(Scenario::name).containsExactly("hello-process-c8", "far", "same");
    assertThat(all.get(1).environment().kind()).isEqualTo(Environment.Kind.DOCKER);
    assertThat(all.get(1).sut()).isEqualTo(all.get(0).sut());
    assertThat(((Load.Http) all.get(1).load()).clients().connections()).isEqualTo(8);
  }

  @Test
  void anExperimentMayHaveNamedScenariosOnly() {
    List<Scenario> all =
        parse(
            "{name: t, arms: [none, pass], scenarios: [{name: a, sut: {app: hello}}, {name: b, sut:"
                + " {app: spin}, load: {rate: 100}}]}");

    assertThat(all).extracting(Scenario::name).containsExactly("a", "b");
    assertThat(all.get(0).environment()).isEqualTo(Environment.PROCESS);
    assertThat(all.get(1).load().label()).isEqualTo("open100-c1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{sut: {app: spin}}] | scenarios: name: missing; each scenario needs one",
        "[{name: a/b}] | scenarios: name: 'a/b'; each scenario needs one of letters",
        "[{name: a}, {name: a}] | scenarios: name: 'a' is there twice",
        "[{name: hello-process-c8}] | scenarios: name: 'hello-process-c8' is there twice",
        "[{name: a, lod: {}}] | scenarios[0]: unknown key 'lod'; did you mean 'load'?",
        "[{name: a, load: {conections: 1}}] | scenarios[0].load: unknown key 'conections'",
        "[{name: a, load: {connections: 0}}] | load.connections: 0 is too small",
        "[{name: a, environment: {kind: process, context: b}}] | scenarios[0].environment.context",
      })
  void refusesABadScenario(String scenarios, String message) {
    assertThatThrownBy(() -> parse(FILE + "scenarios: " + scenarios))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("x.yaml")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "load: [{connections: 1}, {connections: 2}] | b: load: missing, and the experiment has 2",
        "environment: [{kind: docker}, {kind: podman}] | b: environment: missing, and the"
            + " experiment has 2",
        "question: q | b: sut: missing, and the experiment has none",
      })
  void aPartComesFromTheExperimentOnlyIfItHasExactlyOne(String rest, String message) {
    String sut = rest.startsWith("question") ? "" : "sut: {app: hello}\n";

    assertThatThrownBy(
            () -> parse("name: t\narms: [none, pass]\n" + sut + rest + "\nscenarios: [{name: b}]"))
        .hasMessageContaining("scenarios: " + message);
  }

  @Test
  void aPartThatNoScenarioTakesIsRefused() {
    assertThatThrownBy(
            () ->
                parse(
                    "{name: t, arms: [none, pass], load: {connections: 2}, scenarios: [{name: a,"
                        + " sut: {app: hello}, load: {connections: 1}}]}"))
        .hasMessageContaining("load: has no effect");
  }

  @Test
  void thousandScenariosAreTheMost() {
    String loads = "{connections: 1}, ".repeat(1000);

    assertThatThrownBy(
            () ->
                parse(
                    "{name: t, sut: {app: hello}, arms: [none, pass], load: ["
                        + loads
                        + "], scenarios: [{name: a}]}"))
        .hasMessageContaining("number of scenarios: 1001 is too large, it must be at most 1000");
  }
}
