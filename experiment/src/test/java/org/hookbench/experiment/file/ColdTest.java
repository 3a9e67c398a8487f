// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Parameters;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColdTest {
  private static Experiment read(String load, String rest) {
    String sut = rest.contains("sut:") ? "" : "sut: {app: hello}\n";
    Experiment experiment =
        ExperimentFile.parse(
                "c.yaml", "name: c\narms: [none, scan]\n" + sut + "load: " + load + "\n" + rest)
            .experiment();
    experiment.scenarios().forEach(Scenario::check);
    return experiment;
  }

  @Test
  void aStartIsOneRequestOfTheSameKindAsEveryOther() {
    Scenario scenario = read("{model: cold, path: /x, expectStatus: 204}", "").scenarios().get(0);
    Load.Cold load = (Load.Cold) scenario.load();

    assertThat(load.starts()).isEqualTo(20);
    assertThat(load.warmup()).isEqualTo(1);
    assertThat(load.once().extent().requests()).isEqualTo(1);
    assertThat(load.once().request().path()).isEqualTo("/x");
    assertThat(scenario.name()).isEqualTo("hello-process-cold");
    assertThat(Parameters.of(scenario))
        .containsEntry("load.model", "cold")
        .containsEntry("load.starts", "20");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{starts: 5} | | starts: belongs to cold starts, not a closed loop; remove it or write"
            + " model: cold",
        "{model: cold, rate: 5} | | model: cold contradicts rate, which means open",
        "{model: cold, requests: 5} | | requests: belongs to",
        "{model: cold, starts: 0} | | load.starts: 0 is too small",
        "{model: cold, expectBytes: 5} | | serviceTimes have no effect with model: cold",
        "{model: cold, serviceTimes: true} | | serviceTimes have no effect with model: cold",
        "{model: cold, mix: [{path: /a}]} | | mix, expectBytes, hops and serviceTimes have no"
            + " effect",
        "{model: cold} | 'sut: {app: hello, ready: /r}' | sut.ready: has no effect",
        "{requests: 5} | analysis: {primary: ready} | ready is possible with load: {model: cold}"
            + " only",
        "[{model: cold}, {requests: 5}] | | load.model: cold: other loads stand beside it",
        "{model: cold} | design: {schedule: switch} | has no effect with schedule: switch",
        "{model: cold} | 'sut: {urls: [''http://a'', ''http://b'']}\\n"
            + "environment: {kind: endpoints}' | not measured in environment endpoints",
        "{model: cold} | 'environment: {prometheus: ''http://a:9090'', queries: {up: up}}' |"
            + " environment.prometheus: has no effect with load.model: cold",
        "{model: cold} | 'environment: {kind: kubernetes, apiProbe: 5}' | environment: generators,"
            + " apiProbe: have no effect with load.model: cold",
      })
  void whatHasNoEffectIsRefused(String load, String rest, String message) {
    assertThatThrownBy(() -> read(load, rest == null ? "" : rest.replace("\\n", "\n")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }
}
