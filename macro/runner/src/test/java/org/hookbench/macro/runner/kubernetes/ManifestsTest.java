package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.nio.file.Path;
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
  void aSecretOfTheRegistryIsInEveryPod() {
    String text = described("placement: same-node, registry: r.example, pullSecret: regcred");
    assertThat(text.split("imagePullSecrets")).hasSize(1 + 3);
    assertThat(text).contains("- name: \"regcred\"");
  }
}
