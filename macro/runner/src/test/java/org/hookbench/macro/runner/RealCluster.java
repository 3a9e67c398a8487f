package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Sut;
import org.hookbench.hook.HookCatalog;
import org.hookbench.macro.runner.container.SutImages;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.image.EngineProgram;

/** The cluster of scripts/ci-kubernetes, with a namespace for one class of tests. */
final class RealCluster implements AutoCloseable {
  private static final Path SCRIPT =
      Path.of(System.getProperty("hookbench.home"), "scripts/ci-kubernetes");
  private static final Path KUBECONFIG =
      Path.of(
          Optional.ofNullable(System.getenv("HOOKBENCH_KUBERNETES"))
              .orElse("/var/tmp/hookbench-kubernetes"),
          "kubeconfig");
  private final KubernetesClient client;
  private final String namespace;

  private RealCluster(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /**
   * With the images of our systems and of the hook count on its nodes; a test without it is
   * skipped.
   */
  static RealCluster require(String purpose) throws Exception {
    assumeTrue(
        Files.exists(KUBECONFIG), "there is no " + KUBECONFIG + "; scripts/ci-kubernetes start");
    EngineProgram docker = Engines.require("docker");
    System.setProperty("kubeconfig", KUBECONFIG.toString());
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(KUBECONFIG.toFile()))
            .build();
    RealCluster cluster =
        new RealCluster(client, "it-" + purpose + "-" + ProcessHandle.current().pid());
    loadImages(docker);
    cluster.makeNamespace();
    return cluster;
  }

  private static void loadImages(EngineProgram docker) throws Exception {
    SutImages images = new SutImages(docker, null);
    Sut.App sut = Sut.app("spin");
    Arm.Short arm = new Arm.Ours("count");
    ArmSetup setup = new ArmSetup("count", arm, HookCatalog.ofHome().locate(arm));
    images.prepare(sut, List.of(setup));
    images.prepareHooks(List.of(setup));
    script("load", images.sut(sut, setup).name(), images.load(), images.hooks());
  }

  private static void script(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of(SCRIPT.toString()), Stream.of(arguments)).toList();
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
    assertThat(process.exitValue()).as("%s", command).isZero();
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

  /** Makes something in the namespace. */
  void create(HasMetadata thing) {
    client.resource(thing).inNamespace(namespace).create();
  }

  /** Removes it again. */
  void delete(HasMetadata thing) {
    client.resource(thing).inNamespace(namespace).delete();
  }

  /** Names of what runners have there now. */
  List<String> things() {
    return Stream.of(
            client.pods().inNamespace(namespace),
            client.services().inNamespace(namespace),
            client.batch().v1().jobs().inNamespace(namespace))
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
  public void close() {
    System.clearProperty("kubeconfig");
    client.namespaces().withName(namespace).delete();
    client.close();
  }
}
