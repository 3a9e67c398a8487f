// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hookbench.experiment.Placement.SAME_NODE;
import static org.hookbench.experiment.Placement.SAME_POD;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Placement;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.container.Origin;
import org.hookbench.macro.runner.deploy.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in clusters, each told as what it is; the test plays the cluster. */
@EnableKubernetesMockClient(crud = true)
class KubernetesFaultsTest {
  private static final String PODS = "/api/v1/namespaces/hookbench/pods";
  KubernetesMockServer server;
  KubernetesClient client;
  @TempDir Path folder;
  private Kubelet kubelet;

  @AfterEach
  void stopKubelet() throws InterruptedException {
    if (kubelet != null) {
      kubelet.stop();
    }
  }

  private Trials trials(Placement placement) {
    return new Trials(folder, Examples.environment("placement: " + Names.of(placement)));
  }

  private Deployment deploy(Placement placement) {
    return deploy(placement, Trials.PATIENCE);
  }

  private Deployment deploy(Placement placement, Duration ready) {
    Trials trials = trials(placement);
    PlayedShell shell = new PlayedShell(TelemetryPages.of("scan"), folder.resolve("pods"));
    return trials
        .deployer(ready, new Cluster(client, "hookbench"), shell, new NamedImages())
        .deploy(trials.setup());
  }

  private String failureOf(Function<Pod, PodStatus> play) {
    return failureOf(play, Trials.PATIENCE);
  }

  private String failureOf(Function<Pod, PodStatus> play, Duration ready) {
    kubelet = Kubelet.start(client, play);
    Throwable failure = catchThrowable(() -> deploy(SAME_NODE, ready));
    assertThat(failure).isInstanceOf(MeasurementFailedException.class);
    Kubelet.assertNothingLeft(client);
    return failure.getMessage();
  }

  @Test
  void aPodThatNeverGetsReadyIsReportedWithWhatKubernetesSays() {
    String failure =
        failureOf(
            pod ->
                new PodStatusBuilder()
                    .withPhase("Pending")
                    .addNewCondition()
                    .withType("PodScheduled")
                    .withStatus("False")
                    .withReason("Unschedulable")
                    .withMessage("0/3 nodes are available: 3 Insufficient cpu")
                    .endCondition()
                    .build(),
            Duration.ofSeconds(5));
    assertThat(failure)
        .contains("was not ready within 5 s", "PodScheduled: 0/3 nodes are available");
  }

  @Test
  void anEvictedPodIsReportedAsEvicted() {
    String failure =
        failureOf(
            pod ->
                new PodStatusBuilder()
                    .withPhase("Failed")
                    .withReason("Evicted")
                    .withMessage("The node was low on resource: memory")
                    .build());
    assertThat(failure).contains("evicted from the node", "low on resource: memory");
  }

  @Test
  void anOutOfMemoryKillIsReportedAsSuch() {
    String failure =
        failureOf(
            pod ->
                Kubelet.notReady(
                    pod,
                    state ->
                        state
                            .withNewTerminated()
                            .withReason("OOMKilled")
                            .withExitCode(137)
                            .endTerminated()));
    assertThat(failure).contains("(OOM kill)", "raise sut.limits.memory");
  }

  @Test
  void anImageThatIsNotThereIsReportedWithoutWaiting() {
    assertThat(failureOf(Kubelet::imageMissing)).contains("ErrImagePull: not found");
  }

  @Test
  void aHookThatCannotBeBroughtIsReportedWithoutWaitingForTheTimeLimit() {
    String failure =
        failureOf(
            pod ->
                Kubelet.bringerFailed(
                    pod,
                    state ->
                        state
                            .withNewTerminated()
                            .withReason("Error")
                            .withExitCode(1)
                            .endTerminated()));
    assertThat(failure)
        .contains("arm scan", "container hook-scan of its pod", "exit status 1 (Error)");
  }

  @Test
  void aSystemThatCannotStartIsReportedInTheWordsOfKubernetes() {
    String failure =
        failureOf(
            pod ->
                Kubelet.notReady(
                    pod,
                    state ->
                        state
                            .withNewTerminated()
                            .withReason("StartError")
                            .withMessage("container init was OOM-killed (memory limit too low?)")
                            .withExitCode(128)
                            .endTerminated()));
    assertThat(failure).contains("exit status 128 (StartError): container init was OOM-killed");
  }

  @Test
  void theFirstReasonStaysWhereTheRemovalFailsToo() {
    server
        .expect()
        .delete()
        .withPath("/api/v1/namespaces/hookbench/services/" + serviceOf("none"))
        .andReturn(401, new StatusBuilder().withCode(401).withMessage("Unauthorized").build())
        .always();
    kubelet =
        Kubelet.start(
            client,
            pod ->
                Kubelet.notReady(
                    pod, s -> s.withNewWaiting().withReason("ErrImagePull").endWaiting()));
    assertThatThrownBy(() -> deploy(SAME_NODE))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageMatching("(?s).*ErrImagePull.*left in the cluster: Service .*");
  }

  private String serviceOf(String arm) {
    return Origin.prefix(trials(SAME_NODE).setup()) + "-arm-" + arm;
  }

  @Test
  void aPodDeletedBySomeoneElseUnderLoadIsReported() throws Exception {
    kubelet = Kubelet.start(client, Kubelet::ready);
    try (Deployment deployment = deploy(SAME_NODE)) {
      client.pods().inNamespace("hookbench").delete();
      assertThat(deployment.arms().get(0).failure().orElseThrow()).contains("was deleted");
    }
  }

  @Test
  void whatAnEarlierAttemptLeftInTheWayIsRemovedFirst() throws Exception {
    server
        .expect()
        .post()
        .withPath(PODS)
        .andReturn(409, new StatusBuilder().withCode(409).withReason("AlreadyExists").build())
        .once();
    kubelet = Kubelet.start(client, Kubelet::ready);
    try (Deployment deployment = deploy(SAME_NODE)) {
      assertThat(deployment.arms()).hasSize(2);
    }
  }

  @Test
  void aLostConnectionIsNotTheEndOfATrial() throws Exception {
    String name = Origin.prefix(trials(SAME_POD).setup()) + "-pod";
    server
        .expect()
        .get()
        .withPath(PODS + "/" + name)
        .andReturn(503, new StatusBuilder().withCode(503).build())
        .times(2);
    kubelet = Kubelet.start(client, Kubelet::ready);
    try (Deployment deployment = deploy(SAME_POD)) {
      assertThat(deployment.arms()).hasSize(2);
    }
  }

  @Test
  void aNodeThatHangsDoesNotHoldUpTheRunForItsLogs() {
    server
        .expect()
        .get()
        .delay(3_000)
        .withPath(PODS + "/held/log?pretty=false&container=arm")
        .andReturn(200, "late")
        .always();
    String log = new Cluster(client, "hookbench").log("held", "arm", Duration.ofMillis(100));
    assertThat(log).isEqualTo("(no log: no answer within 100 ms)");
  }
}
