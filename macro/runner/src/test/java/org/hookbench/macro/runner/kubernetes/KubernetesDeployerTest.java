// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.GZIPInputStream;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Placement;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.Warning;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.LoadRun;
import org.hookbench.macro.runner.deploy.MappedFile;
import org.hookbench.macro.runner.deploy.RunnerIdentity;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.hookbench.macro.runner.resources.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the mock API server; the test plays scheduler, kubelet and the commands in the pods. */
@EnableKubernetesMockClient(crud = true)
class KubernetesDeployerTest {
  private static final Logger MOCK = Logger.getLogger("io.fabric8.mockwebserver");
  KubernetesMockServer server;
  KubernetesClient client;
  @TempDir Path folder;
  private Path trialFolder;
  private PlayedShell shell;
  private Kubelet kubelet;
  private List<Warning> warnings;

  @BeforeAll
  static void keepTheServerQuiet() {
    MOCK.setLevel(Level.WARNING);
  }

  @BeforeEach
  void makeFolders() throws IOException {
    trialFolder = new Trials(folder, null).trialFolder();
    shell = new PlayedShell(TelemetryPages.of("scan"), folder.resolve("pods"));
  }

  @AfterEach
  void stopKubelet() throws InterruptedException {
    if (kubelet != null) {
      kubelet.stop();
    }
  }

  private static Environment.Kubernetes environment(Placement placement, String... nodes) {
    return Examples.environment(
        "placement: " + Names.of(placement) + ", nodes: [" + String.join(", ", nodes) + "]");
  }

  private KubernetesDeployer deployer(Environment.Kubernetes environment) {
    return new Trials(folder, environment)
        .deployer(new Cluster(client, "hookbench"), shell, new NamedImages());
  }

  private TrialSetup trial(Environment.Kubernetes environment) {
    return new Trials(folder, environment).setup();
  }

  @Test
  void wholeTrialOnOneNode() throws Exception {
    wholeTrial(environment(Placement.SAME_NODE), ".hookbench.svc:8080");
  }

  @Test
  void wholeTrialInOnePod() throws Exception {
    wholeTrial(environment(Placement.SAME_POD), "http://127.0.0.1:8081");
  }

  @Test
  void wholeTrialOnTwoNodes() throws Exception {
    wholeTrial(environment(Placement.DIFFERENT_NODES, "a", "b"), ".svc:8080");
  }

  private void wholeTrial(Environment.Kubernetes environment, String url) throws Exception {
    kubelet = Kubelet.start(client, Kubelet::ready);
    try (Deployment deployment = deployer(environment).deploy(trial(environment))) {
      assertThat(deployment.arms()).extracting(a -> a.label()).containsExactly("none", "scan");
      assertThat(deployment.arms().get(1).url()).endsWith(url);
      assertThat(deployment.arms()).allMatch(a -> a.failure().isEmpty());
      assertThat(deployment.arms().get(1).evidence().mapped().orElseThrow())
          .contains(MappedFile.named("/opt/hookbench/00-scan.so"));
      assertThat(deployment.arms().get(1).evidence().pages()).hasSize(1);
      assertThat(deployment.arms().get(0).evidence().pages()).isEmpty();
      assertThat(deployment.arms().get(0).reading().get(Resource.CPU_NS)).isEqualTo(5_000_000L);

      load(deployment);
      assertThat(rows()).isEqualTo(2 * 44);
      assertThat(warnings).isEmpty();
      assertThat(Files.readString(trialFolder.resolve("log.txt"))).contains("== load generator");
      assertThat(shell.calls).anyMatch(c -> c.endsWith("touch /out/fetched"));
    }
    kubelet.stop();
    Kubelet.assertNothingLeft(client);
  }

  private void load(Deployment deployment) throws Exception {
    LoadOrder order = deployment.order(Trials.SHORT, 42);
    try (LoadRun load = deployment.startLoad(order)) {
      assertThat(load.await(Trials.PATIENCE)).isTrue();
      load.collect();
      warnings = load.warnings();
    }
  }

  @Test
  void aLoadGeneratorThatRanIntoACpuLimitIsWarnedOf() throws Exception {
    shell.throttledNs = 1_500_000_000L;
    Environment.Kubernetes environment = environment(Placement.SAME_POD);
    kubelet = Kubelet.start(client, Kubelet::ready);
    try (Deployment deployment = deployer(environment).deploy(trial(environment))) {
      load(deployment);
    }
    assertThat(warnings).singleElement().matches(w -> w.code().equals("load-throttled"));
    assertThat(warnings.get(0).message()).contains("was stopped for 1.50 s", "limitrange");
  }

  private long rows() throws IOException {
    try (var in =
        new GZIPInputStream(Files.newInputStream(trialFolder.resolve("samples.csv.gz")))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).count();
    }
  }

  @Test
  void severalLoadGeneratorsMakeOneLoadWithTimesByOurClock() throws Exception {
    Environment.Kubernetes environment =
        Examples.environment("placement: different-nodes, nodes: [a, b, c], generators: 2");
    shell.aheadNs.put("-load-0-", 3_600_000_000_000L);
    shell.aheadNs.put("-load-1-", -5_000_000_000L);
    kubelet = Kubelet.start(client, Kubelet::ready);
    Instant before = Instant.now();
    try (Deployment deployment = deployer(environment).deploy(trial(environment))) {
      load(deployment);
    }
    assertThat(rows()).isEqualTo(2 * 44);
    JsonNode agents = Json.mapper().readTree(trialFolder.resolve("agents.json").toFile());
    assertThat(agents).hasSize(2);
    assertThat(agents).extracting(a -> a.get("requests").asLong()).containsExactly(40L, 40L);
    assertWithin(agents.get(0), 3_600_000_000_000L);
    assertWithin(agents.get(1), -5_000_000_000L);
    LoadResult whole =
        Json.mapper().readValue(trialFolder.resolve("load.json").toFile(), LoadResult.class);
    assertThat(whole.start()).isBetween(before, Instant.now());
    assertThat(whole.arms().get("scan").requests()).isEqualTo(40);
    assertThat(trialFolder.resolve("agent-1/samples.csv.gz")).doesNotExist();
  }

  private static void assertWithin(JsonNode agent, long aheadNs) {
    long errorNs = agent.at("/clock/errorNs").asLong();
    assertThat(errorNs).isPositive();
    assertThat(agent.at("/clock/offsetNs").asLong())
        .isBetween(aheadNs - errorNs, aheadNs + errorNs);
  }

  @Test
  void aNodeThatIsNotReadyIsRefused() {
    client
        .resource(
            new NodeBuilder()
                .withNewMetadata()
                .withName("a")
                .endMetadata()
                .withNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus("False")
                .endCondition()
                .endStatus()
                .build())
        .create();
    Cluster cluster = new Cluster(client, "hookbench");
    assertThatThrownBy(() -> cluster.nodes(List.of("a")).requireReady())
        .hasMessageContaining("a is not ready");
    assertThatThrownBy(() -> cluster.nodes(List.of("b")).requireReady())
        .hasMessageContaining("b is not a node");
  }

  @Test
  void removesOnlyWhatRunnersOfThisMachineLeftThatAreGone() {
    String gone = RunnerIdentity.mine().replaceFirst("-[0-9]+-", "-1-");
    pod("mine", gone, KubernetesLabels.host());
    pod("alive", RunnerIdentity.mine(), KubernetesLabels.host());
    pod("namesake", "1-1-0123456789ab", KubernetesLabels.host());
    pod("elsewhere", gone, "another-host");

    assertThat(deployer(environment(Placement.SAME_POD)).removeLeftovers())
        .containsExactly("Pod mine");
    assertThat(client.pods().inNamespace("hookbench").list().getItems())
        .extracting(p -> p.getMetadata().getName())
        .containsExactlyInAnyOrder("alive", "namesake", "elsewhere");
  }

  @Test
  void whatARunnerGivesASignOnIsNotRemovedWhereverThatRunnerIs() {
    String onACopyOfThisMachine = RunnerIdentity.mine().replaceFirst("-[0-9]+-", "-1-");
    pod("beating", onACopyOfThisMachine, KubernetesLabels.host());
    pod("beside", onACopyOfThisMachine, KubernetesLabels.host());
    pod("silent", onACopyOfThisMachine.replaceFirst("-1-", "-2-"), KubernetesLabels.host());
    Cluster cluster = new Cluster(client, "hookbench");

    Beat beat = new Beat(cluster, cluster.pod("beating").orElseThrow());
    try {
      assertThat(deployer(environment(Placement.SAME_POD)).removeLeftovers())
          .containsExactly("Pod silent");
    } finally {
      beat.close();
    }
  }

  private void pod(String name, String runner, String host) {
    client
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(Map.of("hookbench.runner", runner, "hookbench.host", host))
                .endMetadata()
                .build())
        .inNamespace("hookbench")
        .create();
  }
}
