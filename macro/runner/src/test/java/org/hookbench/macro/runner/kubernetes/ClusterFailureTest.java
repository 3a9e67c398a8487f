// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ClusterFailureTest {
  private static String reason(Throwable cause) {
    return ClusterFailure.reason(new KubernetesClientException("An error has occurred.", cause));
  }

  private static String refused(String message) {
    return ClusterFailure.reason(
        new KubernetesClientException(
            new StatusBuilder().withCode(403).withMessage(message).build()));
  }

  @Test
  void theReasonIsThatOfTheCauses() {
    assertThat(reason(new IOException(new ConnectException("Connection refused"))))
        .contains("Connection refused")
        .doesNotContain("An error has occurred");
    assertThat(reason(new UnknownHostException("api.example")))
        .isEqualTo("unknown host api.example");
  }

  @Test
  void aQuotaIsNoMatterOfRights() {
    assertThat(refused("pods \"p\" is forbidden: exceeded quota: q"))
        .contains("the namespace does not admit it", "kubectl describe quota")
        .doesNotContain("rbac.yaml");
  }

  @Test
  void aQuotaThatWantsLimitsNamesTheKeys() {
    assertThat(refused("pods \"p\" is forbidden: failed quota: q: must specify limits.cpu"))
        .contains("sut.limits and environment.loadLimits");
  }

  @Test
  void aPodSecurityStandardIsNoMatterOfRights() {
    assertThat(refused("pods \"p\" is forbidden: violates PodSecurity \"restricted\""))
        .contains("use a namespace that admits it")
        .doesNotContain("rbac.yaml");
  }

  @Test
  void aMissingRightNamesTheRoleThatIsShipped() {
    assertThat(refused("pods is forbidden: User \"u\" cannot create resource \"pods\""))
        .contains("cannot create resource", "macro/kubernetes/rbac.yaml");
  }
}
