// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As whom a runner asks the cluster. */
abstract class ClusterAccess extends OnCluster {
  private static final Path ROLE =
      Path.of(System.getProperty("hookbench.home"), "macro/kubernetes/rbac.yaml");
  private final String admin = System.getProperty(Config.KUBERNETES_KUBECONFIG_FILE);

  @AfterEach
  void beAdminAgain() {
    System.setProperty(Config.KUBERNETES_KUBECONFIG_FILE, admin);
  }

  private void become(String user) throws Exception {
    String whole = Files.readString(Path.of(admin));
    Path file = folder.resolve("kubeconfig");
    Files.writeString(
        file,
        whole.substring(0, whole.indexOf("users:"))
            + "users: [{name: admin, user: "
            + user
            + "}]\n");
    System.setProperty(Config.KUBERNETES_KUBECONFIG_FILE, file.toString());
  }

  @Test
  void theRoleThatIsShippedIsEnoughForAServiceAccountWhoseTokenAPluginTells() throws Exception {
    for (String thing :
        Files.readString(ROLE)
            .replace("namespace: hookbench", "namespace: " + cluster.namespace())
            .split("\n---\n")) {
      cluster.make(thing);
    }
    String token =
        cluster
            .client()
            .serviceAccounts()
            .inNamespace(cluster.namespace())
            .withName("hookbench-runner")
            .tokenRequest(new TokenRequest())
            .getStatus()
            .getToken();
    Path plugin = folder.resolve("token");
    String kind = "\"apiVersion\": \"client.authentication.k8s.io/v1beta1\"";
    Files.writeString(
        plugin,
        "{%s, \"kind\": \"ExecCredential\", \"status\": {\"token\": \"%s\"}}"
            .formatted(kind, token));
    become("{exec: {%s, command: cat, args: [%s]}}".formatted(kind, plugin));
    String yaml = duet("placement: same-node", 50);

    Invocation check = Invocation.start(folder, "check", file(yaml));
    Invocation run = run(yaml);

    assertThat(check.ended().out())
        .contains("rights a runner needs", "this user may not read nodes");
    assertThat(run.status()).as(run.err()).isZero();
  }

  @Test
  void credentialsThatAreNotAcceptedAreNamed() throws Exception {
    become("{token: expired}");
    String yaml = duet("placement: same-pod", 50);

    Invocation check = Invocation.start(folder, "check", file(yaml));
    Invocation run = run(yaml);

    assertThat(check.ended().status()).isEqualTo(1);
    assertThat(check.out()).contains("no longer accepted (401");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("no longer accepted (401");
  }
}
