// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.nio.file.Path;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.probe.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EnableKubernetesMockClient(crud = true)
class ApiProbeTest {
  KubernetesClient client;
  @TempDir Path folder;

  @Test
  void theConfigMapOfTheProbeGoesWithItsPodOrWithTheTrialAndMayBeMissed() throws Exception {
    Trials trials = new Trials(folder, Examples.environment("apiProbe: 50"));
    PlayedShell shell = new PlayedShell(TelemetryPages.of("scan"), folder.resolve("pods"));
    KubernetesDeployer deployer =
        trials.deployer(new Cluster(client, "hookbench"), shell, new NamedImages());
    Kubelet kubelet = Kubelet.start(client, Kubelet::ready);
    var notes = client.configMaps().inNamespace("hookbench");
    try (Deployment deployment = deployer.deploy(trials.setup());
        Probe probe = deployment.probe()) {
      Pod pod = client.pods().inNamespace("hookbench").list().getItems().get(0);
      ConfigMap note = notes.list().getItems().get(0);
      assertThat(note.getMetadata().getOwnerReferences())
          .extracting(OwnerReference::getUid)
          .containsExactly(pod.getMetadata().getUid());
      notes.withName(note.getMetadata().getName()).delete();
      assertThat(Cluster.await(Trials.PATIENCE, () -> probe.warning().isPresent())).isTrue();
    } finally {
      kubelet.stop();
    }
    assertThat(notes.list().getItems()).isEmpty();
  }
}
