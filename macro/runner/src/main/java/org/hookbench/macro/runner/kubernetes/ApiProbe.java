// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.Map;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.probe.Probe;

/**
 * Reads and writes a ConfigMap that nothing else looks at. The API server asks its store for both,
 * and a write ends when the store has it on its disk.
 */
record ApiProbe(Resource<ConfigMap> note) {

  /** The ConfigMap of a trial: it goes with its owner, also after a runner that was killed. */
  static ConfigMap note(HasMetadata owner) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(owner.getMetadata().getName() + "-api")
        .withLabels(owner.getMetadata().getLabels())
        .addNewOwnerReference()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .endOwnerReference()
        .endMetadata()
        .build();
  }

  static Probe start(KubernetesClient client, String namespace, ConfigMap note, int perSecond) {
    ApiProbe api =
        new ApiProbe(
            client.configMaps().inNamespace(namespace).withName(note.getMetadata().getName()));
    return new Probe(
        Duration.ofSeconds(1).dividedBy(perSecond), Map.of("read", api::read, "write", api::write));
  }

  private void read() {
    if (note.get() == null) {
      throw new MeasurementFailedException("the ConfigMap is gone");
    }
  }

  /** Another value each time: what does not change is not stored. */
  private void write() {
    note.patch(
        PatchContext.of(PatchType.JSON_MERGE),
        "{\"data\":{\"written\":\"%d\"}}".formatted(System.nanoTime()));
  }
}
