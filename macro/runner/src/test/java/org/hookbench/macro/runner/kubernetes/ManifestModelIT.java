// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests against the models of the Kubernetes project's own Python client, another reader. */
@EnableKubernetesMockClient
class ManifestModelIT {
  private static final String PYTHON = "/usr/bin/python3";
  private static final Path HOME = Path.of(System.getProperty("hookbench.home"));
  KubernetesClient client;
  @TempDir Path folder;

  private record Said(int status, String text) {}

  private static Said run(String input, String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), said);
  }

  private static String faults(String yaml) throws Exception {
    Path script = HOME.resolve("macro/runner/src/test/python/check_manifests.py");
    Said said = run(yaml, PYTHON, script.toString());
    return said.status() == 0 ? said.text() : said.toString();
  }

  @BeforeAll
  static void requireTheClient() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of(PYTHON))
            && run("", PYTHON, "-c", "import kubernetes, yaml").status() == 0,
        "python3-kubernetes is not installed");
  }

  private String manifests(String keys) {
    Trials trials = new Trials(folder, Examples.environment(keys));
    KubernetesDeployer deployer =
        trials.deployer(new Cluster(client, "hookbench"), null, new NamedImages());
    List<HasMetadata> all = deployer.layout(trials.setup()).all();
    return Manifests.yaml(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "placement: same-pod, pullSecret: regcred",
        "placement: same-node, labels: ['sidecar.istio.io/inject=true']",
        "placement: different-nodes, nodes: [a, b, c], generators: 2",
        "placement: different-nodes",
        "placement: same-node, tolerations: ['a=b:NoExecute', c], nodeSelector: {disk: ssd},"
            + " serviceAccount: me, priorityClass: high, runtimeClass: gvisor, annotations: {x: q},"
            + " envSecrets: [key], requests: {cpus: 0.25}, loadLimits: {memory: 1GiB}",
      })
  void everythingThatIsSentIsKnownToTheModel(String keys) throws Exception {
    assertThat(faults(manifests(keys))).isEmpty();
  }

  @Test
  void theRoleThatIsShippedIsKnownToTheModel() throws Exception {
    assertThat(faults(Files.readString(HOME.resolve("macro/kubernetes/rbac.yaml")))).isEmpty();
  }

  @Test
  void whatTheModelDoesNotKnowIsFound() throws Exception {
    String yaml = manifests("placement: same-node");
    assertThat(faults(yaml.replaceFirst("restartPolicy", "restartPolicies")))
        .contains("restartPolicies: unknown");
    assertThat(Stream.of(faults(yaml.replaceFirst("containers:", "container:")).split("\n")))
        .anyMatch(fault -> fault.contains("containers"));
  }
}
