// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static io.fabric8.kubernetes.api.model.DeletionPropagation.BACKGROUND;
import static io.fabric8.kubernetes.api.model.DeletionPropagation.FOREGROUND;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.macro.runner.container.Origin;
import org.hookbench.macro.runner.deploy.Await;
import org.hookbench.macro.runner.deploy.RunnerIdentity;
import org.hookbench.macro.runner.probe.Probe;

/** A namespace of a cluster. It is asked, never watched: there is no watch that could be lost. */
final class Cluster implements AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(200);
  private static final Duration REMOVAL = Duration.ofSeconds(60);
  private final KubernetesClient client;
  private final String namespace;

  Cluster(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  PodShell shell() {
    return new ExecShell(client, namespace, ExecShell.PATIENCE);
  }

  String namespace() {
    return namespace;
  }

  /** Which one it is, as in {@code https://10.0.0.1:6443/, context kind, namespace hookbench}. */
  String address() {
    return "%s, %s, namespace %s"
        .formatted(client.getMasterUrl(), Kubeconfig.context(client.getConfiguration()), namespace);
  }

  /** Its version; not reached is an error of the user. */
  String version() {
    try {
      return client.getKubernetesVersion().getGitVersion();
    } catch (KubernetesClientException e) {
      throw UserError.of(
          e,
          "environment.kind: kubernetes does not answer at %s: %s; check environment.context and"
              + " kubectl version",
          client.getMasterUrl(),
          ClusterFailure.reason(e));
    }
  }

  Probe probe(ConfigMap note, int perSecond) {
    return ApiProbe.start(client, namespace, note, perSecond);
  }

  NodeFindings nodes(List<String> named) {
    return new NodeFindings(client, named);
  }

  /** Makes it; where an earlier attempt is in the way, that is removed first. */
  void create(HasMetadata thing) {
    String name = name(thing);
    try {
      client.resource(thing).inNamespace(namespace).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw ClusterFailure.of(name + " cannot be made", e);
      }
      remove(thing);
      ClusterFailure.call(
          name + " cannot be made", () -> client.resource(thing).inNamespace(namespace).create());
    }
  }

  /** Puts a note on it; a role of before, which may not, is no failure. */
  void annotate(HasMetadata thing, String name, String value) {
    String patch = "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}".formatted(name, value);
    try {
      client
          .resource(thing)
          .inNamespace(namespace)
          .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    } catch (KubernetesClientException notNow) {
      // The next one may come through.
    }
  }

  /** It as it is now; empty if it has gone. */
  <T extends HasMetadata> Optional<T> current(T thing) {
    return Optional.ofNullable(
        ClusterFailure.call(
            name(thing) + " cannot be read",
            () -> client.resource(thing).inNamespace(namespace).get()));
  }

  /** Removes it and waits until it is gone, a deployment and a job with their pods. */
  void remove(HasMetadata thing) {
    remove(thing, 0);
    if (thing instanceof Job) {
      podsOfJob(thing.getMetadata().getName()).forEach(pod -> remove(pod, 0));
    }
  }

  /** Removes it alone; with some grace, a pod is gone when its processes are. */
  void remove(HasMetadata thing, int graceSeconds) {
    delete(thing, graceSeconds);
    if (!await(REMOVAL, () -> isGone(thing))) {
      throw MeasurementFailedException.of(
          "kubernetes: %s does not go away within %s s", name(thing), REMOVAL.toSeconds());
    }
  }

  private void delete(HasMetadata thing, int graceSeconds) {
    ClusterFailure.call(
        name(thing) + " cannot be removed",
        () ->
            client
                .resource(thing)
                .inNamespace(namespace)
                .withPropagationPolicy(thing instanceof Deployment ? FOREGROUND : BACKGROUND)
                .withGracePeriod(graceSeconds)
                .delete());
  }

  /** The kubelet may keep a pod for 10 s after its last process: it is not waited for. */
  private boolean isGone(HasMetadata thing) {
    HasMetadata now = client.resource(thing).inNamespace(namespace).get();
    if (now instanceof Pod pod && new PodState(Optional.of(pod), "").ended()) {
      delete(thing, 0);
    }
    return now == null;
  }

  /** A pod by its name; one that cannot be read just now is asked for again by the caller. */
  Optional<Pod> pod(String name) {
    return Optional.ofNullable(
        ClusterFailure.call(
            "pod " + name + " cannot be read",
            () -> client.pods().inNamespace(namespace).withName(name).get()));
  }

  /** The pods of a job that are there by now. */
  List<Pod> podsOfJob(String job) {
    return pods("job " + job, Map.of("job-name", job));
  }

  /** The pods of a deployment that are there by now. */
  List<Pod> podsOf(Deployment made) {
    return pods(name(made), made.getSpec().getSelector().getMatchLabels());
  }

  private List<Pod> pods(String owner, Map<String, String> labels) {
    return ClusterFailure.call(
        "the pods of " + owner + " cannot be read",
        () -> client.pods().inNamespace(namespace).withLabels(labels).list().getItems());
  }

  /** What happened to a pod, the newest last; empty where this user may not read it. */
  List<String> events(String pod) {
    try {
      return client
          .v1()
          .events()
          .inNamespace(namespace)
          .withField("involvedObject.name", pod)
          .list()
          .getItems()
          .stream()
          .sorted(Comparator.comparing(event -> event.getMetadata().getCreationTimestamp()))
          .map(event -> event.getReason() + ": " + event.getMessage())
          .toList();
    } catch (KubernetesClientException notSeen) {
      return List.of();
    }
  }

  MetricsApi metrics() {
    return new MetricsApi(client, namespace);
  }

  /** What a container printed, or why it cannot be had: the kubelet of a node may never answer. */
  String log(String pod, String container, Duration atMost) {
    var log = client.pods().inNamespace(namespace).withName(pod).inContainer(container);
    try {
      return CompletableFuture.supplyAsync(log::getLog)
          .orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof KubernetesClientException refused) {
        return "(no log: " + ClusterFailure.reason(refused) + ")";
      }
      if (e.getCause() instanceof TimeoutException) {
        return "(no log: no answer within " + atMost.toMillis() + " ms)";
      }
      throw e;
    }
  }

  /** Asks until it is so; false if it is not in time. */
  static boolean await(Duration atMost, BooleanSupplier condition) {
    return Await.until(atMost, STEP, condition);
  }

  static String name(HasMetadata thing) {
    return thing.getKind() + " " + thing.getMetadata().getName();
  }

  /** What runners of this machine left that are gone. */
  List<HasMetadata> orphans(String host) {
    return Stream.of(
            client.batch().v1().jobs().inNamespace(namespace),
            client.autoscaling().v1().horizontalPodAutoscalers().inNamespace(namespace),
            client.apps().deployments().inNamespace(namespace),
            client.pods().inNamespace(namespace),
            client.services().inNamespace(namespace))
        .flatMap(kind -> kind.withLabel(KubernetesLabels.HOST, host).list().getItems().stream())
        .map(HasMetadata.class::cast)
        .filter(t -> RunnerIdentity.isGone(t.getMetadata().getLabels().get(Origin.RUNNER)))
        .toList();
  }

  @Override
  public void close() {
    client.close();
  }
}
