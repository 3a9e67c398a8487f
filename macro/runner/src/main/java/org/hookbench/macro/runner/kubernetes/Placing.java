// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.NodeSelectorTermBuilder;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAffinityTermBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** On which node a pod has to be. */
public sealed interface Placing {
  /** Well-known label of nodes. */
  String HOSTNAME = "kubernetes.io/hostname";

  /** What Kubernetes is told. */
  Optional<Affinity> affinity();

  /** Anywhere. */
  record Anywhere() implements Placing {
    @Override
    public Optional<Affinity> affinity() {
      return Optional.empty();
    }
  }

  /**
   * On one of these nodes.
   *
   * @param spread labels of pods of which each gets a node of its own if there are enough; empty:
   *     no such wish
   */
  record OnNodes(List<String> nodes, Map<String, String> spread) implements Placing {
    private static final int MOST_WANTED = 100;

    @Override
    public Optional<Affinity> affinity() {
      AffinityBuilder affinity =
          new AffinityBuilder()
              .withNewNodeAffinity()
              .withNewRequiredDuringSchedulingIgnoredDuringExecution()
              .withNodeSelectorTerms(nodes.stream().map(OnNodes::named).toList())
              .endRequiredDuringSchedulingIgnoredDuringExecution()
              .endNodeAffinity();
      if (!spread.isEmpty()) {
        affinity
            .withNewPodAntiAffinity()
            .addNewPreferredDuringSchedulingIgnoredDuringExecution()
            .withWeight(MOST_WANTED)
            .withPodAffinityTerm(sameNodeAs(spread))
            .endPreferredDuringSchedulingIgnoredDuringExecution()
            .endPodAntiAffinity();
      }
      return Optional.of(affinity.build());
    }

    /** By its name, which may be another than that of its host. */
    private static NodeSelectorTerm named(String node) {
      return new NodeSelectorTermBuilder()
          .addNewMatchField()
          .withKey("metadata.name")
          .withOperator("In")
          .withValues(node)
          .endMatchField()
          .build();
    }
  }

  /** On the node where pods with these labels are. */
  record Beside(Map<String, String> labels) implements Placing {
    @Override
    public Optional<Affinity> affinity() {
      return Optional.of(
          new AffinityBuilder()
              .withNewPodAffinity()
              .withRequiredDuringSchedulingIgnoredDuringExecution(sameNodeAs(labels))
              .endPodAffinity()
              .build());
    }
  }

  /** On a node where no pod with these labels is. */
  record Apart(Map<String, String> labels) implements Placing {
    @Override
    public Optional<Affinity> affinity() {
      return Optional.of(
          new AffinityBuilder()
              .withNewPodAntiAffinity()
              .withRequiredDuringSchedulingIgnoredDuringExecution(sameNodeAs(labels))
              .endPodAntiAffinity()
              .build());
    }
  }

  private static PodAffinityTerm sameNodeAs(Map<String, String> labels) {
    return new PodAffinityTermBuilder()
        .withNewLabelSelector()
        .withMatchLabels(labels)
        .endLabelSelector()
        .withTopologyKey(HOSTNAME)
        .build();
  }
}
