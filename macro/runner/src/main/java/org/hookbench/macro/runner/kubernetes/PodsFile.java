// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.console.Io;

/**
 * What the cluster made of the pods of a trial, with its defaults, nodes and states. Values of
 * variables are left out.
 */
final class PodsFile {
  static final String NAME = "pods.yaml";

  private PodsFile() {}

  static void write(Path folder, List<Pod> pods) {
    List<Pod> shown = pods.stream().map(PodsFile::withoutValues).toList();
    Io.run(() -> Files.writeString(folder.resolve(NAME), Manifests.yaml(shown)));
  }

  private static Pod withoutValues(Pod pod) {
    Pod copy = new PodBuilder(pod).editMetadata().withManagedFields().endMetadata().build();
    copy.getSpec().getContainers().stream()
        .flatMap(container -> container.getEnv().stream())
        .forEach(variable -> variable.setValue(null));
    return copy;
  }
}
