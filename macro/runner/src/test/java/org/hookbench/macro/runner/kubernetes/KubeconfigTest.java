// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigTest {
  private static final String TWO_CLUSTERS =
      """
      apiVersion: v1
      kind: Config
      current-context: production
      contexts:
        - {name: production, context: {cluster: one, user: me}}
        - {name: kind-kind, context: {cluster: two, user: me}}
      clusters:
        - {name: one, cluster: {server: "https://127.0.0.1:7001"}}
        - {name: two, cluster: {server: "https://127.0.0.1:7002"}}
      users: [{name: me, user: {token: t}}]
      """;
  @TempDir Path folder;

  @BeforeEach
  void setKubeconfig() throws IOException {
    Path file = Files.writeString(folder.resolve("config"), TWO_CLUSTERS);
    System.setProperty("kubeconfig", file.toString());
  }

  @AfterEach
  void forgetKubeconfig() {
    System.clearProperty("kubeconfig");
  }

  @Test
  void aContextThatDoesNotExistIsRefusedWithThoseThatDo() {
    assertThatThrownBy(() -> Kubeconfig.read("kind-kidn"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "environment.context: kind-kidn does not exist; the kubectl configuration has"
                + " kind-kind, production");
  }

  @Test
  void aContextIsUsedWhateverTheCurrentOneIs() {
    assertThat(Kubeconfig.read("kind-kind").getMasterUrl()).startsWith("https://127.0.0.1:7002");
  }

  @Test
  void theCurrentContextIsTheDefault() {
    assertThat(Kubeconfig.read(null).getMasterUrl()).startsWith("https://127.0.0.1:7001");
    assertThat(Kubeconfig.context(Kubeconfig.read(null))).isEqualTo("context production");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    System.setProperty("kubeconfig", "/nonexistent");
    assertThatThrownBy(() -> Kubeconfig.read(null))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("KUBECONFIG=/nonexistent: there is no such file");
  }
}
