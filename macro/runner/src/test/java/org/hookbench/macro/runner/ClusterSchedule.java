// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What schedule prints, as the API server takes it. */
abstract class ClusterSchedule extends OnCluster {
  @Test
  void theClusterAcceptsTheCronJobOfItsVersionAndWhatItNeeds() throws Exception {
    Path units = folder.resolve("units");
    Invocation schedule =
        Invocation.run(
            folder,
            "schedule",
            file(duet("placement: same-pod", 50)),
            "--every=week",
            "--as=kubernetes",
            "--image=hookbench:1",
            "--namespace=" + cluster.namespace(),
            "--kubernetes-version=" + cluster.client().getKubernetesVersion().getGitVersion(),
            "--out=" + units);
    assertThat(schedule.status()).as(schedule.err()).isZero();

    List<HasMetadata> things;
    try (var manifest = Files.newInputStream(units.resolve("hookbench-it.yaml"))) {
      things = cluster.client().load(manifest).items();
    }
    assertThat(things)
        .extracting(thing -> cluster.client().resource(thing).dryRun().create().getKind())
        .containsExactly("ConfigMap", "PersistentVolumeClaim", "CronJob");
  }
}
