// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.server.mock.OutputStreamMessage;
import java.time.Duration;
import java.util.List;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(https = false)
class ExecShellTest {
  KubernetesMockServer server;
  KubernetesClient client;

  private static Pod runningPod() {
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("p")
            .withNamespace("hookbench")
            .endMetadata()
            .withNewSpec()
            .addNewContainer()
            .withName("load")
            .endContainer()
            .endSpec()
            .build();
    return new PodBuilder(pod).withStatus(Kubelet.ready(pod)).build();
  }

  @Test
  void aConnectionThatIsLostWithoutAStatusIsAFailedMeasurement() {
    pod(200, runningPod());
    server
        .expect()
        .withPath(
            "/api/v1/namespaces/hookbench/pods/p/exec?command=sh&container=load&stdin=true"
                + "&stdout=true&stderr=true")
        .andUpgradeToWebSocket()
        .open(new OutputStreamMessage("17"))
        .done()
        .always();
    ExecShell shell = new ExecShell(client, "hookbench", Duration.ofSeconds(1));
    assertThatThrownBy(() -> shell.run("p", "load", List.of("date")))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("connection to pod p was lost");
  }

  @Test
  void aPodThatIsGoneIsReportedAtOnce() {
    ExecShell shell = new ExecShell(client, "hookbench", Duration.ofDays(1));
    assertThatThrownBy(() -> shell.run("p", "load", List.of("date")))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("a command in pod p failed");
  }

  private void pod(int status, Pod pod) {
    server.expect().withPath("/api/v1/namespaces/hookbench/pods/p").andReturn(status, pod).always();
  }
}
