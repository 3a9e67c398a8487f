// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeListBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is looked at before each trial, and what goes into provenance.json. */
@EnableKubernetesMockClient(https = false)
class NodeFindingsTest {
  KubernetesMockServer server;
  KubernetesClient client;

  private static Node node(String name, String ready) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus(ready)
        .endCondition()
        .withNewNodeInfo()
        .withKubeletVersion("v1.31.0")
        .withKernelVersion("6.1.0")
        .withOsImage("Debian 12")
        .withContainerRuntimeVersion("containerd://1.7")
        .endNodeInfo()
        .endStatus()
        .build();
  }

  private void answer(int status, Object body) {
    server.expect().get().withPath("/api/v1/nodes").andReturn(status, body).always();
  }

  private NodeFindings nodes(String... named) {
    return new NodeFindings(client, List.of(named));
  }

  @Test
  void aNodeOfTheExperimentThatIsNotReadyIsAFault() {
    answer(200, new NodeListBuilder().withItems(node("a", "True"), node("b", "False")).build());
    assertThat(nodes().fault()).isEmpty();
    assertThat(nodes("a").fault()).isEmpty();
    assertThat(nodes("b").fault().orElseThrow()).contains("b is not ready");
    assertThat(nodes("c").fault().orElseThrow()).contains("c is not a node");
    assertThat(nodes().facts().get("a"))
        .isEqualTo(
            Map.of(
                "kubelet", "v1.31.0",
                "kernel", "6.1.0",
                "os", "Debian 12",
                "runtime", "containerd://1.7"));
  }

  @Test
  void nodesThatMayNotBeReadAreNoFault() {
    answer(403, new StatusBuilder().withCode(403).withMessage("forbidden").build());
    assertThat(nodes("a").fault()).isEmpty();
    assertThat(nodes().facts()).isEmpty();
  }

  @Test
  void aClusterThatCannotTellIsAFault() {
    answer(400, new StatusBuilder().withCode(400).withMessage("broken").build());
    assertThat(nodes().fault().orElseThrow()).startsWith("nodes cannot be read: ");
  }
}
