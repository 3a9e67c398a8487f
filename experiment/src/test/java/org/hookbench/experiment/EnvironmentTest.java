// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
  @Test
  void baseImageIsPartOfTheLabelBecauseItIsAFactor() throws Exception {
    Environment environment =
        Json.yaml().readValue("{kind: docker, base: 'debian:12'}", Environment.class);
    assertThat(environment.label()).isEqualTo("docker-same-node-debian_12");
  }

  @Test
  void withoutABaseTheLabelIsKindAndPlacement() throws Exception {
    Environment environment = Json.yaml().readValue("{kind: podman}", Environment.class);
    assertThat(environment.label()).isEqualTo("podman-same-pod");
  }

  @Test
  void labelsOfPodsAndSeveralGeneratorsArePartOfTheLabelToo() throws Exception {
    String yaml =
        "{kind: kubernetes, placement: same-node, generators: 3, labels:"
            + " [sidecar.istio.io/inject=true]}";
    assertThat(Json.yaml().readValue(yaml, Environment.class).label())
        .isEqualTo("kubernetes-same-node-g3-inject_true");
  }

  @Test
  void severalGeneratorsNeedPodsOfTheirOwn() {
    assertThatThrownBy(
            () -> Json.yaml().readValue("{kind: docker, generators: 2}", Environment.class))
        .hasMessageContaining("belongs to kind kubernetes, not kind docker");
    assertThatThrownBy(
            () -> Json.yaml().readValue("{kind: kubernetes, generators: 2}", Environment.class))
        .hasMessageContaining("environment.generators: several need pods of their own");
    assertThatThrownBy(
            () -> Json.yaml().readValue("{kind: kubernetes, generators: 0}", Environment.class))
        .hasMessageContaining("environment.generators");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 51})
  void aProbeThatIsNoneOrALoadOfItsOwnIsRefused(int perSecond) {
    String yaml = "{kind: kubernetes, apiProbe: " + perSecond + "}";
    assertThatThrownBy(() -> Json.yaml().readValue(yaml, Environment.class))
        .hasMessageContaining("environment.apiProbe: " + perSecond + " must be 1 to 50 per second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{trace: times.txt}", "{bursts: [2], gap: {shift: 1s}}"})
  void timesThatSeveralGeneratorsCannotShareAreRefused(String times) throws Exception {
    Sut sut = Json.yaml().readValue("{app: hello}", Sut.class);
    Load load = Json.yaml().readValue(times, Load.class);
    String one = "{kind: kubernetes, placement: same-node, generators: 1}";
    Environment several =
        Json.yaml().readValue(one.replace("generators: 1", "generators: 2"), Environment.class);

    Combination.check(sut, Json.yaml().readValue(one, Environment.class), load);
    assertThatThrownBy(() -> Combination.check(sut, several, load))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("write environment.generators: 1");
  }
}
