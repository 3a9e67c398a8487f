package org.hookbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;

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
}
