// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can stand beside environment provider. */
class ProvidedTest {
  private static Experiment read(String arm, String sut, String environment, String load) {
    String yaml = "name: x\narms: [none, %s]\nsut: %s\nenvironment: %s\nload: %s\n";
    Experiment experiment =
        ExperimentFile.parse("f", yaml.formatted(arm, sut, environment, load)).experiment();
    experiment.scenarios().forEach(Scenario::check);
    return experiment;
  }

  @Test
  void armsDifferInWhatAProviderIsToldOf() {
    String arm = "{name: a, image: j, command: [c], env: {A: b}, limits: {cpus: 1}}";
    Environment environment =
        read(arm, "{image: i}", "{kind: provider, command: [bin/my-cloud, x]}", "{}")
            .scenarios()
            .get(0)
            .environment();

    assertThat(environment.label()).isEqualTo("provider-my-cloud");
    assertThat(((Provided) environment).timeout()).hasToString("10min");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scan|arms: scan: preload: has no effect in environment provider",
        "{name: a, agent: a.jar}|arms: a: agent: has no effect in environment provider",
        "{name: a, jvm: ['-Xmx1g']}|arms: a: jvm: has no effect in environment provider",
        "audit:scan|arms: audit-scan: mechanism: has no effect in environment provider",
      })
  void refusesArmsThatItIsNotToldOf(String arm, String message) {
    assertThatThrownBy(() -> read(arm, "{image: i}", "{kind: provider, command: [p]}", "{}"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{app: hello}|command: [p]|{}|sut.app: a provider deploys what is yours",
        "{urls: ['http://a']}|command: [p]|{}|sut.urls: belongs to environment endpoints",
        "{image: i, mounts: ['/a:/a']}|command: [p]|{}|a provider is not told of them",
        "{image: i, limits: {cpuset: 0-1}}|command: [p]|{}|a provider is not told of them",
        "{image: i}|placement: same-host|{}|environment.command: missing",
        "{image: i}|command: ['']|{}|environment.command: missing",
        "{image: i}|{command: [p], timeout: 0s}|{}|environment.timeout: 0 is no time",
        "{image: i}|command: [p]|{model: cold}|not measured in environment provider",
      })
  void refusesWhatCannotBeDeployed(String sut, String keys, String load, String message) {
    String environment = "{kind: provider, " + keys.replaceAll("^\\{|\\}$", "") + "}";

    assertThatThrownBy(() -> read("none", sut, environment, load))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }
}
