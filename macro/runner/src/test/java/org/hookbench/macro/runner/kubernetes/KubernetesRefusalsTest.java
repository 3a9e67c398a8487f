// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hookbench.experiment.Placement.SAME_NODE;
import static org.hookbench.experiment.Placement.SAME_POD;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Placement;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.macro.runner.deploy.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a cluster refuses, each reported with the reason and the remedy; the test plays the cluster.
 */
@EnableKubernetesMockClient(crud = true)
class KubernetesRefusalsTest {
  private static final String PODS = "/api/v1/namespaces/hookbench/pods";
  KubernetesMockServer server;
  KubernetesClient client;
  @TempDir Path folder;

  private Trials trials(Placement placement) {
    return new Trials(folder, Examples.environment("placement: " + Names.of(placement)));
  }

  private Deployment deploy(Placement placement) {
    PlayedShell shell = new PlayedShell(TelemetryPages.of("scan"), folder.resolve("pods"));
    Trials trials = trials(placement);
    return trials
        .deployer(Trials.PATIENCE, new Cluster(client, "hookbench"), shell, new NamedImages())
        .deploy(trials.setup());
  }

  @Test
  void anExpiredTokenIsReportedAsSuch() throws Exception {
    server
        .expect()
        .post()
        .withPath("/api/v1/namespaces/hookbench/services")
        .andReturn(401, new StatusBuilder().withCode(401).withMessage("Unauthorized").build())
        .always();
    assertThatThrownBy(() -> deploy(SAME_NODE))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("an expired token?")
        .hasMessageContaining("--resume");
  }

  @Test
  void aQuotaIsReportedAsSuch() {
    String words = "pods \"p\" is forbidden: failed quota: q: must specify limits.cpu";
    server
        .expect()
        .post()
        .withPath(PODS)
        .andReturn(403, new StatusBuilder().withCode(403).withMessage(words).build())
        .always();
    assertThatThrownBy(() -> deploy(SAME_POD))
        .hasMessageEndingWith(
            words + "; sut.limits and environment.loadLimits set them, with cpus and memory");
  }

  @Test
  void anArmThatKubernetesScalesIsRefusedWhereNoMetricsAre() {
    Environment.Kubernetes environment = Examples.environment("placement: same-node");
    Trials trials = new Trials(folder, environment);
    server
        .expect()
        .get()
        .withPath("/apis/metrics.k8s.io/v1beta1")
        .andReturn(404, new StatusBuilder().withCode(404).build())
        .always();
    KubernetesDeployer deployer =
        trials.deployer(
            new Cluster(client, "hookbench"),
            (pod, container, command) -> new PodShell.Answer(0, new byte[0], ""),
            new NamedImages());
    assertThatThrownBy(() -> deployer.prepare(trials.autoscaled().scenario(), List.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("sut.autoscale: the metrics API", "install metrics-server");
  }

  @Test
  void aLabelThatKubernetesRefusesIsRefusedBeforeAnythingIsBuilt() {
    Environment.Kubernetes environment = Examples.environment("labels: ['a b=c d!']");
    Trials trials = new Trials(folder, environment);
    KubernetesDeployer deployer =
        trials.deployer(
            new Cluster(client, "hookbench"),
            (pod, container, command) -> new PodShell.Answer(0, new byte[0], ""),
            new NamedImages());
    assertThatThrownBy(() -> deployer.prepare(trials.setup().scenario(), trials.setup().arms()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("environment.labels: 'a b=c d!'");
  }

  @Test
  void aRefusalSaysWhichRoleIsShipped() {
    server
        .expect()
        .post()
        .withPath(PODS)
        .andReturn(403, new StatusBuilder().withCode(403).withMessage("forbidden").build())
        .always();
    assertThatThrownBy(() -> deploy(SAME_POD)).hasMessageContaining("macro/kubernetes/rbac.yaml");
  }
}
