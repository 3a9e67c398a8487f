// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlierFileTest {
  private static final String ARMS = "name: t\narms: [none, pass]\n";
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("experiment.yaml"), text);
  }

  private Experiment ofResult(String text) throws IOException {
    return ExperimentFile.ofResult(file(text)).experiment();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sut: {app: hello, environment: {MODE: a}}",
        "sut: [{app: hello, environment: {MODE: a}}, {app: spin}]"
      })
  void theEarlierNameOfTheVariablesIsReadInResultsOnly(String sut) throws IOException {
    Scenario scenario = ofResult(ARMS + sut).scenarios().get(0);

    assertThat(scenario.deployed().env()).containsEntry("MODE", "a");
    assertThatThrownBy(() -> ExperimentFile.read(file(ARMS + sut)))
        .hasMessageContaining("is called sut.env");
  }

  @Test
  void keysWithoutAnEffectArePassedOverInResults() throws IOException {
    Experiment experiment =
        ofResult(
            ARMS
                + """
                sut: {app: hello}
                environment: {kind: process, context: prod, namespace: n}
                load: {model: closed, connections: 4, rate: 10, bursts: [3]}
                """);

    assertThat(experiment.environment()).containsExactly(Environment.PROCESS);
    assertThat(experiment.scenarios()).hasSize(1);
    assertThat(((Load.Http) experiment.load().get(0)).clients().connections()).isEqualTo(4);
  }

  @Test
  void aSweepOfAResultMakesItsScenariosAgain() throws IOException {
    assertThat(ofResult(ARMS + "sut: {app: hello}\nsweep: {load.connections: 1..3}").scenarios())
        .hasSize(3);
  }

  @Test
  void whatNoVersionKnewIsRefused() {
    assertThatThrownBy(() -> ofResult(ARMS + "sut: {app: hello}\nlode: {connections: 4}\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("unknown key 'lode'");
  }
}
