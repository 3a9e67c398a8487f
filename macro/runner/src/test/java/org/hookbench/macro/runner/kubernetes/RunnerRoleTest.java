// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.probe.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Role that is shipped allows what a runner asks for, and nothing it never asks for. */
@EnableKubernetesMockClient(crud = true)
class RunnerRoleTest {
  private static final String AGENT = "the-runner";
  private static final String METRICS = "/apis/metrics.k8s.io/v1beta1";
  private static final Pattern PATH =
      Pattern.compile(
          "/apis?/(?:(?<group>[a-z0-9.]+)/)?v1(?:beta1)?/namespaces/hookbench/(?<kind>[a-z]+)"
              + "(?:/(?<name>[^/?]+)(?:/(?<sub>[a-z]+))?)?(?:\\?.*)?");
  KubernetesMockServer server;
  KubernetesClient client;
  @TempDir Path folder;

  /**
   * Asked at times: newer servers want create for an exec by WebSocket, where older ones want get;
   * and the client library watches a pod that is not ready for a command.
   */
  private static final List<String> AT_TIMES = List.of("create pods/exec", "watch pods");

  @Test
  void theFileThatIsShippedIsTheRoleInTheCode() throws Exception {
    Path file = Path.of(System.getProperty("hookbench.home"), "macro/kubernetes/rbac.yaml");
    Set<String> shipped = new TreeSet<>();
    try (MappingIterator<JsonNode> all =
        Json.yaml().readerFor(JsonNode.class).readValues(file.toFile())) {
      all.forEachRemaining(thing -> thing.path("rules").forEach(rule -> add(shipped, rule)));
    }
    assertThat(shipped).isEqualTo(ofCode());
  }

  private static void add(Set<String> rights, JsonNode rule) {
    for (JsonNode group : rule.get("apiGroups")) {
      for (JsonNode resource : rule.get("resources")) {
        for (JsonNode verb : rule.get("verbs")) {
          rights.add((verb.asText() + " " + resource.asText() + " " + group.asText()).strip());
        }
      }
    }
  }

  private static Set<String> ofCode() {
    return RunnerRole.RULES.stream()
        .flatMap(r -> r.verbs().stream().map(v -> v + " " + r.resource() + " " + r.group()))
        .map(String::strip)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aWholeRunAsksForExactlyWhatTheRoleAllows() throws Exception {
    Kubelet kubelet = Kubelet.start(client, Kubelet::ready);
    try (KubernetesClient ours = ours()) {
      Trials trials =
          new Trials(folder, Examples.environment("placement: same-node, apiProbe: 50"));
      PlayedShell shell = new PlayedShell(TelemetryPages.of("scan"), folder);
      KubernetesDeployer deployer =
          trials.deployer(new Cluster(ours, "hookbench"), shell, new NamedImages());
      deployer.removeLeftovers();
      try (Deployment deployment = deployer.deploy(trials.setup())) {
        shell.blind = true;
        server.expect().get().withPath(METRICS).andReturn(200, new APIResourceList()).once();
        deployment.arms().get(0).reading();
        deployment.startLoad(deployment.order(Trials.SHORT, 42));
        exec(ours);
        probe(deployment);
      }
      try (Deployment autoscaled = deployer.deploy(trials.autoscaled())) {
        assertThat(autoscaled.arms()).hasSize(1);
      }
    } finally {
      kubelet.stop();
    }
    Set<String> asked = asked();
    asked.addAll(AT_TIMES);
    assertThat(asked).isEqualTo(ofCode());
  }

  private static void probe(Deployment deployment) {
    long startNs = System.nanoTime();
    try (Probe probe = deployment.probe()) {
      assertThat(Cluster.await(Trials.PATIENCE, () -> probe.figures(startNs).size() == 2)).isTrue();
      assertThat(probe.warning()).isEmpty();
    }
  }

  /** The shell is played; what the real one asks for is seen here. The mock refuses it. */
  private void exec(KubernetesClient ours) {
    Pod pod = client.pods().inNamespace("hookbench").list().getItems().get(0);
    String container = pod.getSpec().getContainers().get(0).getName();
    ExecShell shell = new ExecShell(ours, "hookbench", ExecShell.PATIENCE);
    catchThrowable(() -> shell.run(pod.getMetadata().getName(), container, List.of("true")));
  }

  private KubernetesClient ours() {
    return new KubernetesClientBuilder()
        .withConfig(new ConfigBuilder(client.getConfiguration()).withUserAgent(AGENT).build())
        .build();
  }

  private Set<String> asked() throws InterruptedException {
    Set<String> asked = new TreeSet<>();
    for (int left = server.getRequestCount(); left > 0; left--) {
      RecordedRequest request = server.takeRequest(1, TimeUnit.SECONDS);
      if (request != null && AGENT.equals(request.getHeader("User-Agent"))) {
        Matcher path = PATH.matcher(request.getPath());
        if (!request.getPath().matches(METRICS + "|/version")) {
          assertThat(path.matches()).as(request.getPath()).isTrue();
          asked.add(right(request, path));
        }
      }
    }
    return asked;
  }

  private static boolean isWatch(RecordedRequest request) {
    return request.getPath().contains("watch=true");
  }

  private static String right(RecordedRequest request, Matcher path) {
    String verb =
        switch (request.getMethod()) {
          case "POST" -> "create";
          case "GET" -> path.group("name") != null ? "get" : isWatch(request) ? "watch" : "list";
          case "DELETE" -> path.group("name") == null ? "deletecollection" : "delete";
          case "PATCH" -> "patch";
          default -> request.getMethod();
        };
    String sub = path.group("sub") == null ? "" : "/" + path.group("sub");
    String group = path.group("group") == null ? "" : path.group("group");
    return (verb + " " + path.group("kind") + sub + " " + group).strip();
  }
}
