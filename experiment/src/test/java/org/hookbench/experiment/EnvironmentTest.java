// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hookbench.experiment.json.Json;
import org.junit.jupiter.api.Test;

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
}
