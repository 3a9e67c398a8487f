// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
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

/** A server that ends under load and is started again, as the kubelet tells it. */
@EnableKubernetesMockClient(crud = true)
class RestartingPodTest {
  private static final long OF_ONE_PROCESS_NS = 5_000_000;
  KubernetesClient client;
  @TempDir Path folder;
  private volatile Function<Pod, PodStatus> play = Kubelet::ready;
  private Kubelet kubelet;

  private Deployment deploy() {
    kubelet = Kubelet.start(client, pod -> play.apply(pod));
    Trials trials = new Trials(folder, Examples.environment("placement: same-node"));
    PlayedShell shell = new PlayedShell(new byte[0], folder);
    return trials
        .deployer(new Cluster(client, "hookbench"), shell, new NamedImages())
        .deploy(trials.restarting());
  }

  @AfterEach
  void nothingIsLeft() throws InterruptedException {
    kubelet.stop();
    Kubelet.assertNothingLeft(client);
  }

  private static PodStatus backingOff(Pod pod) {
    return new PodStatusBuilder(AutoscaledArmTest.startedAgain(pod))
        .editFirstContainerStatus()
        .withReady(false)
        .withNewState()
        .withNewWaiting()
        .withReason("CrashLoopBackOff")
        .endWaiting()
        .endState()
        .endContainerStatus()
        .build();
  }

  private static void await(DeployedArm arm, Resource resource, long value) {
    assertThat(Cluster.await(Trials.PATIENCE, () -> arm.reading().values().get(resource) == value))
        .isTrue();
  }

  @Test
  void underLoadARestartIsCountedAndIsNoFailure() {
    try (Deployment deployment = deploy()) {
      DeployedArm arm = deployment.arms().get(0);
      await(arm, Resource.REPLICAS_READY, 1);
      assertThat(arm.reading().get(Resource.RESTARTS)).isZero();

      play = RestartingPodTest::backingOff;
      await(arm, Resource.REPLICAS_READY, 0);
      assertThat(arm.reading().get(Resource.RESTARTS)).isEqualTo(1);
      assertThat(arm.reading().get(Resource.CPU_NS)).isEqualTo(OF_ONE_PROCESS_NS);
      assertThat(arm.failure()).isEmpty();

      play = AutoscaledArmTest::startedAgain;
      assertThat(arm.evidence()).as("waits until it is ready").isNotNull();
      assertThat(arm.failure()).isEmpty();
      assertThat(arm.reading().get(Resource.CPU_NS))
          .as("of both, though no counter fell")
          .isEqualTo(2 * OF_ONE_PROCESS_NS);
    }
  }

  @Test
  void thePodIsAskedToStartItAgain() {
    try (Deployment deployment = deploy()) {
      assertThat(deployment.arms()).hasSize(1);
      assertThat(client.pods().inNamespace("hookbench").list().getItems())
          .singleElement()
          .extracting(pod -> pod.getSpec().getRestartPolicy())
          .isEqualTo("Always");
    }
  }

  @Test
  void aServerThatEndsBeforeItIsReadyIsAFailure() {
    play = AutoscaledArmTest::startedAgain;
    assertThatThrownBy(this::deploy).hasMessageContaining("OOMKilled");
  }

  @Test
  void aPodThatGoesIsAFailure() {
    try (Deployment deployment = deploy()) {
      DeployedArm arm = deployment.arms().get(0);
      client.pods().inNamespace("hookbench").delete();
      assertThat(arm.failure().orElse("")).contains("its pod was deleted by someone else");
    }
  }

  @Test
  void anEvictionIsAFailure() {
    try (Deployment deployment = deploy()) {
      DeployedArm arm = deployment.arms().get(0);
      play = pod -> new PodStatusBuilder().withPhase("Failed").withReason("Evicted").build();
      assertThat(Cluster.await(Trials.PATIENCE, () -> arm.failure().isPresent())).isTrue();
      assertThat(arm.failure().orElse("")).contains("evicted");
    }
  }
}
