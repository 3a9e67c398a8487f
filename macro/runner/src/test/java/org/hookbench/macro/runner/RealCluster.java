// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.macro.runner.image.EngineProgram;
import org.hookbench.macro.runner.image.ImageKind;
import org.hookbench.macro.runner.image.Images;

/**
 * The cluster of scripts/ci-kubernetes, with a namespace for one class of tests. One that does not
 * run yet runs for these tests only.
 */
final class RealCluster implements AutoCloseable {
  private static final Path SCRIPT =
      Path.of(System.getProperty("hookbench.home"), "scripts/ci-kubernetes");
  private static final Path STATE =
      Path.of(
          Optional.ofNullable(System.getenv("HOOKBENCH_KUBERNETES"))
              .orElse("/var/tmp/hookbench-kubernetes"));
  private static final Path KUBECONFIG = STATE.resolve("kubeconfig");
  private static final Duration LIMIT = Duration.ofSeconds(300);

  /** Exit status of the script where this machine cannot have a cluster. */
  private static final int CANNOT = 3;

  private final KubernetesClient client;
  private final String namespace;
  private final boolean startedHere;
  private String hooksImage;
  private final Deque<HasMetadata> made = new ArrayDeque<>();

  private RealCluster(KubernetesClient client, String namespace, boolean startedHere) {
    this.client = client;
    this.namespace = namespace;
    this.startedHere = startedHere;
  }

  /**
   * With the images of the load generator and of the hooks on its nodes; else a test is skipped.
   */
  static RealCluster require(String purpose) throws Exception {
    EngineProgram docker = Engines.require("docker");
    boolean startedHere = start();
    System.setProperty("kubeconfig", KUBECONFIG.toString());
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(KUBECONFIG.toFile()))
            .build();
    RealCluster cluster =
        new RealCluster(client, "it-" + purpose + "-" + ProcessHandle.current().pid(), startedHere);
    try {
      cluster.loadImages(docker);
      cluster.makeNamespace();
      return cluster;
    } catch (Exception e) {
      cluster.close();
      throw e;
    }
  }

  private void loadImages(EngineProgram docker) throws IOException {
    Images images = new Images(docker);
    hooksImage = images.ensure(ImageKind.HOOKS, null, List.of());
    script("load", images.ensure(ImageKind.LOAD, null, List.of()), hooksImage);
  }

  /** A small server, as {@link SmallServer} has it. */
  String server(String more) {
    return server(more, "");
  }

  /** The same, which takes some CPU time for each request: a number of ticks of 10 ms. */
  String busyServer(int ticks, String more) {
    return server(more, SmallServer.busy(ticks));
  }

  /** The same, with Perl that runs before each answer. */
  String server(String more, String work) {
    return SmallServer.of(hooksImage, work, more);
  }

  /** Whether it had to be started. */
  private static boolean start() throws IOException {
    if (call("status").ok()) {
      return false;
    }
    CommandOutput start = call("start");
    assumeTrue(start.status() != CANNOT, start.out());
    assertThat(start.ok()).as(start.out()).isTrue();
    return true;
  }

  private static void script(String... arguments) throws IOException {
    CommandOutput output = call(arguments);
    assertThat(output.ok()).as(output.out()).isTrue();
  }

  private static CommandOutput call(String... arguments) throws IOException {
    List<String> command =
        Stream.concat(Stream.of(SCRIPT.toString()), Stream.of(arguments)).toList();
    return new Command(command, LIMIT).mergingErrors().run();
  }

  private void makeNamespace() throws InterruptedException {
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
    client
        .serviceAccounts()
        .inNamespace(namespace)
        .withName("default")
        .waitUntilCondition(account -> account != null, 60, TimeUnit.SECONDS);
  }

  /** Keys of an environment in it. */
  String environment(String more) {
    return "{kind: kubernetes, namespace: " + namespace + ", " + more + "}";
  }

  KubernetesClient client() {
    return client;
  }

  String namespace() {
    return namespace;
  }

  /** Makes something in the namespace, until {@link #removeMade}. */
  void make(String yaml) {
    made.push(client.resource("---\n" + yaml).inNamespace(namespace).create());
  }

  void removeMade() {
    while (!made.isEmpty()) {
      client.resource(made.pop()).delete();
    }
  }

  /** Names of what runners have there now. */
  List<String> things() {
    return Stream.of(
            client.pods().inNamespace(namespace),
            client.services().inNamespace(namespace),
            client.batch().v1().jobs().inNamespace(namespace),
            client.apps().deployments().inNamespace(namespace),
            client.autoscaling().v1().horizontalPodAutoscalers().inNamespace(namespace))
        .flatMap(kind -> kind.list().getItems().stream())
        .map(HasMetadata.class::cast)
        .map(thing -> thing.getKind() + " " + thing.getMetadata().getName())
        .toList();
  }

  /** How often the API server was asked to run a command in a container, since it started. */
  long execs() {
    return client
        .raw("/metrics")
        .lines()
        .filter(line -> line.startsWith("apiserver_request_total{"))
        .filter(line -> line.contains("subresource=\"exec\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Waits until as many pods run. */
  void awaitPods(Invocation run, int atLeast) throws InterruptedException {
    for (int tenth = 0; tenth < 600 && run.process().isAlive(); tenth++) {
      if (running() >= atLeast) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException(atLeast + " pods did not run: " + things() + run.err());
  }

  private long running() {
    return client.pods().inNamespace(namespace).list().getItems().stream()
        .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
        .count();
  }

  @Override
  public void close() throws IOException {
    System.clearProperty("kubeconfig");
    client.namespaces().withName(namespace).delete();
    client.close();
    if (startedHere) {
      script("stop");
      assertThat(STATE).doesNotExist();
    }
  }
}
