// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.macro.runner.container.ArmContainer;

/** The volumes of a pod: empty ones, or folders of this machine. */
final class Volumes {
  static final String OUT = "out";
  private final PodOptions options;

  Volumes(PodOptions options) {
    this.options = options;
  }

  /** The /tmp of one container: programs of two arms would write the same files into one. */
  static String tmp(String container) {
    return "tmp-" + container;
  }

  static String hook(ArmContainer arm) {
    return "hook-" + KubernetesNames.of(arm.label());
  }

  static String telemetry(ArmContainer arm) {
    return "telemetry-" + KubernetesNames.of(arm.label());
  }

  List<Volume> of(List<ArmContainer> arms, boolean load) {
    List<Volume> volumes = new ArrayList<>();
    for (ArmContainer arm : arms) {
      volumes.add(memory(tmp(Containers.name(arm))));
      volumes.add(shared(telemetry(arm), ".telemetry-" + arm.label()));
      if (!arm.files().isEmpty()) {
        volumes.add(empty(hook(arm)));
      }
    }
    if (load) {
      volumes.add(memory(tmp(Containers.LOAD)));
      volumes.add(shared(OUT, ".load"));
    }
    return volumes;
  }

  private Volume shared(String name, String folder) {
    return options
        .folder()
        .map(path -> onHost(name, path.resolve(folder)))
        .orElseGet(() -> empty(name));
  }

  private static Volume onHost(String name, Path path) {
    return new VolumeBuilder()
        .withName(name)
        .withNewHostPath()
        .withPath(path.toString())
        .withType("Directory")
        .endHostPath()
        .build();
  }

  private static Volume empty(String name) {
    return new VolumeBuilder().withName(name).withNewEmptyDir().endEmptyDir().build();
  }

  private static Volume memory(String name) {
    return new VolumeBuilder()
        .withName(name)
        .withNewEmptyDir()
        .withMedium("Memory")
        .endEmptyDir()
        .build();
  }
}
