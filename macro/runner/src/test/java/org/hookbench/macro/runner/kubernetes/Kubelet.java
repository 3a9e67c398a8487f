// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Plays what schedulers, kubelets and controllers of a cluster do: pods get a status, jobs get a
 * pod.
 */
final class Kubelet {
  private static final String NAMESPACE = "hookbench";
  private final KubernetesClient client;
  private final Function<Pod, PodStatus> play;
  private final Thread thread = new Thread(this::run, "kubelet");
  private volatile boolean closed;
  private int podsMade;

  private Kubelet(KubernetesClient client, Function<Pod, PodStatus> play) {
    this.client = client;
    this.play = play;
  }

  static Kubelet start(KubernetesClient client, Function<Pod, PodStatus> play) {
    Kubelet kubelet = new Kubelet(client, play);
    kubelet.thread.start();
    return kubelet;
  }

  private void run() {
    while (!closed) {
      try {
        client.batch().v1().jobs().inNamespace(NAMESPACE).list().getItems().forEach(this::makePods);
        client.apps().deployments().inNamespace(NAMESPACE).list().getItems().forEach(this::scale);
        client.pods().inNamespace(NAMESPACE).list().getItems().forEach(this::report);
        Thread.sleep(20);
      } catch (KubernetesClientException gone) {
        // Somebody else was faster.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void makePods(Job job) {
    for (int i = 0; i < job.getSpec().getParallelism(); i++) {
      makePod(job, job.getMetadata().getName() + "-" + i + "-abcde");
    }
  }

  private void makePod(Job job, String name) {
    if (client.pods().inNamespace(NAMESPACE).withName(name).get() == null) {
      Map<String, String> labels = Map.of("job-name", job.getMetadata().getName());
      makePod(name, labels, job.getSpec().getTemplate().getSpec());
    }
  }

  private void makePod(String name, Map<String, String> labels, PodSpec spec) {
    client
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .withSpec(spec)
                .build())
        .inNamespace(NAMESPACE)
        .create();
  }

  /** One pod more, or the newest one less. */
  private void scale(Deployment deployment) {
    Map<String, String> labels = deployment.getSpec().getSelector().getMatchLabels();
    List<Pod> pods =
        client.pods().inNamespace(NAMESPACE).withLabels(labels).list().getItems().stream()
            .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
            .toList();
    if (pods.size() < deployment.getSpec().getReplicas()) {
      String name = "%s-%04d".formatted(deployment.getMetadata().getName(), ++podsMade);
      makePod(name, labels, deployment.getSpec().getTemplate().getSpec());
    } else if (pods.size() > deployment.getSpec().getReplicas()) {
      client.resource(pods.get(pods.size() - 1)).delete();
    }
  }

  private void report(Pod pod) {
    PodStatus status = play.apply(pod);
    if (status != null && !status.equals(pod.getStatus())) {
      client
          .pods()
          .inNamespace(NAMESPACE)
          .withName(pod.getMetadata().getName())
          .editStatus(p -> new PodBuilder(p).withStatus(status).build());
    }
  }

  /** All containers run and are ready. */
  static PodStatus ready(Pod pod) {
    ContainerState running = new ContainerStateBuilder().withNewRunning().endRunning().build();
    return status(pod, true, running).withPhase("Running").build();
  }

  /** No container is ready; each is in this state. */
  static PodStatus notReady(Pod pod, UnaryOperator<ContainerStateBuilder> state) {
    return status(pod, false, state.apply(new ContainerStateBuilder()).build()).build();
  }

  /** Its image is on no node and in no registry. */
  static PodStatus imageMissing(Pod pod) {
    return notReady(
        pod,
        state ->
            state
                .withNewWaiting()
                .withReason("ErrImagePull")
                .withMessage("not found")
                .endWaiting());
  }

  /** The containers that bring hooks are in this state; a pod without any is ready. */
  static PodStatus bringerFailed(Pod pod, UnaryOperator<ContainerStateBuilder> state) {
    if (pod.getSpec().getInitContainers().isEmpty()) {
      return ready(pod);
    }
    ContainerState ended = state.apply(new ContainerStateBuilder()).build();
    return new PodStatusBuilder()
        .withPhase("Failed")
        .withInitContainerStatuses(
            pod.getSpec().getInitContainers().stream()
                .map(c -> container(c.getName(), false, ended))
                .toList())
        .build();
  }

  private static PodStatusBuilder status(Pod pod, boolean ready, ContainerState state) {
    return new PodStatusBuilder()
        .withContainerStatuses(
            pod.getSpec().getContainers().stream()
                .map(c -> container(c.getName(), ready, state))
                .toList());
  }

  private static ContainerStatus container(String name, boolean ready, ContainerState state) {
    return new ContainerStatusBuilder().withName(name).withReady(ready).withState(state).build();
  }

  /** Nothing of a runner is left in the cluster. */
  static void assertNothingLeft(KubernetesClient client) {
    assertThat(client.pods().inNamespace(NAMESPACE).withLabel("hookbench.host").list().getItems())
        .isEmpty();
    assertThat(client.apps().deployments().inNamespace(NAMESPACE).list().getItems()).isEmpty();
    assertThat(
            client
                .autoscaling()
                .v1()
                .horizontalPodAutoscalers()
                .inNamespace(NAMESPACE)
                .list()
                .getItems())
        .isEmpty();
    assertThat(client.services().inNamespace(NAMESPACE).list().getItems()).isEmpty();
    assertThat(client.batch().v1().jobs().inNamespace(NAMESPACE).list().getItems()).isEmpty();
  }

  void stop() throws InterruptedException {
    closed = true;
    thread.interrupt();
    thread.join();
  }
}
