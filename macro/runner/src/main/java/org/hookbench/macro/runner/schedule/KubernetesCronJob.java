// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.schedule;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.macro.runner.container.ContainerUser;

/** A CronJob with its experiment file and a volume that keeps results and site. */
final class KubernetesCronJob {
  private static final String ACCOUNT = "hookbench-runner";
  private static final String FILE = "experiment.yaml";
  private static final String EXPERIMENT = "/experiment";
  private static final String KEPT = "/results";

  /** Versions 1.21 and 1.25. */
  private static final int FIRST_STABLE = 21;

  private static final int FIRST_WITH_ZONE = 25;

  private final ScheduledRun run;
  private final String namespace;
  private final String image;
  private final int minor;

  /**
   * Of a run.
   *
   * @param image that scripts/release --image made
   * @param minor of the cluster's version, 20 for 1.20
   */
  KubernetesCronJob(ScheduledRun run, String namespace, String image, int minor) {
    this.run = run;
    this.namespace = namespace;
    this.image = image;
    this.minor = minor;
  }

  /**
   * One file.
   *
   * @param experiment text of the experiment file
   */
  Map<String, String> files(String experiment) {
    String head =
        "# First macro/kubernetes/rbac.yaml, then: kubectl apply -f %s.yaml\n"
            .formatted(run.unit());
    return Map.of(
        run.unit() + ".yaml",
        head
            + Stream.of(file(experiment), volume(), job())
                .map(Serialization::asYaml)
                .collect(Collectors.joining()));
  }

  private ConfigMap file(String experiment) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(run.unit())
        .withNamespace(namespace)
        .endMetadata()
        .withData(Map.of(FILE, experiment))
        .build();
  }

  private PersistentVolumeClaim volume() {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withName(run.unit())
        .withNamespace(namespace)
        .endMetadata()
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withNewResources()
        .withRequests(Map.of("storage", new Quantity("10Gi")))
        .endResources()
        .endSpec()
        .build();
  }

  private CronJob job() {
    return new CronJobBuilder()
        .withApiVersion(minor < FIRST_STABLE ? "batch/v1beta1" : "batch/v1")
        .withNewMetadata()
        .withName(run.unit())
        .withNamespace(namespace)
        .endMetadata()
        .withNewSpec()
        .withSchedule(run.cron())
        .withTimeZone(minor < FIRST_WITH_ZONE ? null : "Etc/UTC")
        .withConcurrencyPolicy("Forbid")
        .withNewJobTemplate()
        .withNewSpec()
        .withBackoffLimit(0)
        .withNewTemplate()
        .withSpec(pod())
        .endTemplate()
        .endSpec()
        .endJobTemplate()
        .endSpec()
        .build();
  }

  /** Ends as the measurement does. */
  private PodSpec pod() {
    ScheduledRun inside =
        run.at(
            Path.of("hookbench"), Path.of(EXPERIMENT, FILE), Path.of(KEPT), Path.of(KEPT, "site"));
    String script =
        ScheduledRun.shell(inside.measure())
            + "; measured=$?; "
            + ScheduledRun.shell(inside.show())
            + " && exit $measured";
    return new PodSpecBuilder()
        .withServiceAccountName(ACCOUNT)
        .withRestartPolicy("Never")
        .withNewSecurityContext()
        .withFsGroup((long) ContainerUser.UNPRIVILEGED.gid())
        .endSecurityContext()
        .addNewContainer()
        .withName("hookbench")
        .withImage(image)
        .withCommand("sh", "-c", script)
        .addNewVolumeMount()
        .withName("experiment")
        .withMountPath(EXPERIMENT)
        .endVolumeMount()
        .addNewVolumeMount()
        .withName("results")
        .withMountPath(KEPT)
        .endVolumeMount()
        .endContainer()
        .addNewVolume()
        .withName("experiment")
        .withNewConfigMap()
        .withName(run.unit())
        .endConfigMap()
        .endVolume()
        .addNewVolume()
        .withName("results")
        .withNewPersistentVolumeClaim()
        .withClaimName(run.unit())
        .endPersistentVolumeClaim()
        .endVolume()
        .build();
  }
}
