// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.nio.file.Path;
import java.util.function.Function;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.resources.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An arm whose pods come and go, as an autoscaler changes the deployment. */
@EnableKubernetesMockClient(crud = true)
class AutoscaledArmTest {
  private static final long OF_ONE_POD_NS = 5_000_000;
  KubernetesClient client;
  @TempDir Path folder;
  private Kubelet kubelet;

  private Deployment deploy(Function<Pod, PodStatus> play) {
    kubelet = Kubelet.start(client, play);
    Trials trials = new Trials(folder, Examples.environment("placement: same-node"));
    PlayedShell shell = new PlayedShell(new byte[0], folder);
    return trials
        .deployer(new Cluster(client, "hookbench"), shell, new NamedImages())
        .deploy(trials.autoscaled());
  }

  @AfterEach
  void nothingIsLeft() throws InterruptedException {
    kubelet.stop();
    client.pods().inNamespace("hookbench").delete(); // there is no garbage collector
    Kubelet.assertNothingLeft(client);
  }

  /** Waits until so many are wanted and ready; returns the CPU time that all of them used. */
  private long scaled(DeployedArm arm, int replicas) {
    client
        .apps()
        .deployments()
        .inNamespace("hookbench")
        .list()
        .getItems()
        .forEach(
            made ->
                client
                    .resource(made)
                    .edit(
                        d ->
                            new DeploymentBuilder(d)
                                .editSpec()
                                .withReplicas(replicas)
                                .endSpec()
                                .build()));
    boolean there =
        Cluster.await(
            Trials.PATIENCE,
            () ->
                arm.reading().get(Resource.REPLICAS_WANTED) == replicas
                    && arm.reading().get(Resource.REPLICAS_READY) == replicas);
    assertThat(there).isTrue();
    return arm.reading().get(Resource.CPU_NS);
  }

  @Test
  void podsAreCountedAsTheyComeAndTheirCpuTimeStaysWhenTheyGo() {
    try (Deployment deployment = deploy(Kubelet::ready)) {
      DeployedArm arm = deployment.arms().get(0);
      assertThat(arm.copies()).hasSize(1);
      assertThat(scaled(arm, 3)).isEqualTo(3 * OF_ONE_POD_NS);
      assertThat(arm.copies()).hasSize(3);
      assertThat(scaled(arm, 1)).isEqualTo(3 * OF_ONE_POD_NS);
      assertThat(arm.failure()).isEmpty();
      assertThat(arm.isReady()).isTrue();
    }
  }

  @Test
  void theAutoscalerHasTheKeysOfTheFile() {
    try (Deployment deployment = deploy(Kubelet::ready)) {
      var scaler =
          client.autoscaling().v1().horizontalPodAutoscalers().inNamespace("hookbench").list();
      var spec = scaler.getItems().get(0).getSpec();
      assertThat(spec.getMinReplicas()).isEqualTo(1);
      assertThat(spec.getMaxReplicas()).isEqualTo(3);
      assertThat(spec.getTargetCPUUtilizationPercentage()).isEqualTo(50);
      var pods = client.apps().deployments().inNamespace("hookbench").list().getItems().get(0);
      assertThat(spec.getScaleTargetRef().getName()).isEqualTo(pods.getMetadata().getName());
      assertThat(pods.getSpec().getTemplate().getSpec().getRestartPolicy()).isEqualTo("Always");
      assertThat(deployment.arms().get(0).url()).endsWith(".hookbench.svc:8080");
    }
  }

  @Test
  void aPodOfBeforeTheLoadThatGoesIsAFailureAlthoughItIsReplaced() {
    try (Deployment deployment = deploy(Kubelet::ready)) {
      DeployedArm arm = deployment.arms().get(0);
      assertThat(arm.copies()).hasSize(1);
      client.pods().inNamespace("hookbench").delete();
      assertThat(Cluster.await(Trials.PATIENCE, arm::isReady)).isTrue();

      assertThat(arm.failure().orElse("")).contains("its pod was deleted by someone else");
    }
  }

  @Test
  void aServerThatEndsIsAFailureAlthoughItIsStartedAgain() {
    assertThatThrownBy(() -> deploy(AutoscaledArmTest::startedAgain))
        .hasMessageContaining("OOMKilled");
  }

  static PodStatus startedAgain(Pod pod) {
    return new PodStatusBuilder(Kubelet.ready(pod))
        .withContainerStatuses(
            Kubelet.ready(pod).getContainerStatuses().stream()
                .map(
                    status ->
                        new ContainerStatusBuilder(status)
                            .withRestartCount(1)
                            .withNewLastState()
                            .withNewTerminated()
                            .withReason("OOMKilled")
                            .withExitCode(137)
                            .endTerminated()
                            .endLastState()
                            .build())
                .toList())
        .build();
  }
}
