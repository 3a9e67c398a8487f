package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.server.mock.OutputStreamMessage;
import io.fabric8.kubernetes.client.server.mock.StatusMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
  void givesWhatACommandPrintedAndItsExitStatus() {
    server
        .expect()
        .withPath("/api/v1/namespaces/hookbench/pods/p")
        .andReturn(200, runningPod())
        .always();
    server
        .expect()
        .withPath(
            "/api/v1/namespaces/hookbench/pods/p/exec?command=ls&command=%2Fout%2F&container=load"
                + "&stdout=true&stderr=true")
        .andUpgradeToWebSocket()
        .open(
            new OutputStreamMessage("samples.csv.gz\n"),
            new StatusMessage(new StatusBuilder().withStatus("Success").build()))
        .done()
        .once();

    PodShell.Answer answer =
        new ExecShell(client, "hookbench").run("p", "load", List.of("ls", "/out/"));

    assertThat(answer.ok()).isTrue();
    assertThat(new String(answer.out(), StandardCharsets.UTF_8)).isEqualTo("samples.csv.gz\n");
  }
}
