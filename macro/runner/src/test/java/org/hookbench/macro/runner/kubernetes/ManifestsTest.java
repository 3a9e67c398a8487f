// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an environment puts into the manifests of a trial. */
@EnableKubernetesMockClient(crud = true)
class ManifestsTest {
  KubernetesClient client;
  @TempDir Path folder;

  private String described(String environment) {
    Trials trials = new Trials(folder, Examples.environment(environment));
    PlayedShell shell = new PlayedShell(TelemetryPages.of("scan"), folder.resolve("pods"));
    return trials
        .deployer(new Cluster(client, "hookbench"), shell, new NamedImages())
        .describe(trials.setup());
  }

  @Test
  void dryRunPrintsEveryManifestAsItIsSent() {
    String text =
        described(
            "placement: different-nodes, nodes: [node-a, node-b],"
                + " labels: [sidecar.istio.io/inject=true]");
    assertThat(text)
        .contains("kind: \"Service\"", "kind: \"Pod\"", "kind: \"Job\"", "node-a", "node-b")
        .contains("sidecar.istio.io/inject: \"true\"", "readOnlyRootFilesystem: true")
        .contains("/hooks/00-scan.so", "LD_PRELOAD", "padding")
        .doesNotContain("xxxxxxxxxx");
    assertThat(text.split("---\n")).hasSize(1 + 5);
  }

  @Test
  void severalLoadGeneratorsAreSpreadOverTheirNodes() {
    assertThat(described("placement: different-nodes, nodes: [a, b, c], generators: 2"))
        .contains("completions: 2", "parallelism: 2", "completionMode: \"Indexed\"")
        .contains("preferredDuringSchedulingIgnoredDuringExecution", "- \"b\"", "- \"c\"");
  }

  @Test
  void nodesAreFoundByTheirNamesNotByALabel() {
    assertThat(described("placement: different-nodes, nodes: [a, b, c]").split("metadata.name"))
        .hasSize(1 + 3);
  }

  @Test
  void saysWhichClusterItWouldBe() {
    assertThat(described("placement: same-pod"))
        .startsWith("# " + client.getMasterUrl())
        .contains("namespace hookbench");
  }

  @Test
  void withoutNamesOfNodesTheLoadIsKeptFromTheNodesOfTheArms() {
    assertThat(described("placement: different-nodes"))
        .contains("podAntiAffinity", "hookbench.role: \"arm\"")
        .contains("podAffinity");
  }

  @Test
  void whatPodsAskForIsInEachOfThem() {
    String text =
        described(
            "placement: same-node, tolerations: ['a=b:NoExecute', c], nodeSelector: {disk: ssd},"
                + " serviceAccount: me, priorityClass: high, runtimeClass: gvisor,"
                + " annotations: {x.y/z: q}, envSecrets: [key], requests: {cpus: 0.25, memory:"
                + " 64MiB}, loadLimits: {cpus: 1.5}");

    for (String inAll :
        List.of(
            "operator: \"Exists\"",
            "effect: \"NoExecute\"",
            "disk: \"ssd\"",
            "serviceAccountName: \"me\"",
            "priorityClassName: \"high\"",
            "runtimeClassName: \"gvisor\"",
            "x.y/z: \"q\"")) {
      assertThat(text.split(inAll)).as(inAll).hasSize(1 + 3);
    }
    assertThat(text).contains("requests:\n        cpu: \"0.25\"\n        memory: \"67108864\"");
    assertThat(text).contains("limits:\n            cpu: \"1.5\"");
    assertThat(text.split("secretRef:")).hasSize(1 + 2);
  }

  @Test
  void aTolerationThatIsNoTaintIsRefused() {
    assertThatThrownBy(() -> described("placement: same-pod, tolerations: ['a:Never']"))
        .hasStackTraceContaining("environment.tolerations: 'a:Never' must be key");
  }

  @Test
  void aSecretOfTheRegistryIsInEveryPod() {
    String text = described("placement: same-node, registry: r.example, pullSecret: regcred");
    assertThat(text.split("imagePullSecrets")).hasSize(1 + 3);
    assertThat(text).contains("- name: \"regcred\"");
  }
}
