package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import java.util.Map;
import java.util.Optional;

/** On which node a pod has to be. */
public sealed interface Placing {
  /** What Kubernetes is told. */
  Optional<Affinity> affinity();

  /** Anywhere. */
  record Anywhere() implements Placing {
    @Override
    public Optional<Affinity> affinity() {
      return Optional.empty();
    }
  }

  /** On a node by its name. */
  record OnNode(String node) implements Placing {
    @Override
    public Optional<Affinity> affinity() {
      return Optional.of(
          new AffinityBuilder()
              .withNewNodeAffinity()
              .withNewRequiredDuringSchedulingIgnoredDuringExecution()
              .addNewNodeSelectorTerm()
              .addNewMatchExpression()
              .withKey(HOSTNAME)
              .withOperator("In")
              .withValues(node)
              .endMatchExpression()
              .endNodeSelectorTerm()
              .endRequiredDuringSchedulingIgnoredDuringExecution()
              .endNodeAffinity()
              .build());
    }
  }

  /** On the node where pods with these labels are. */
  record Beside(Map<String, String> labels) implements Placing {
    @Override
    public Optional<Affinity> affinity() {
      return Optional.of(
          new AffinityBuilder()
              .withNewPodAffinity()
              .addNewRequiredDuringSchedulingIgnoredDuringExecution()
              .withNewLabelSelector()
              .withMatchLabels(labels)
              .endLabelSelector()
              .withTopologyKey(HOSTNAME)
              .endRequiredDuringSchedulingIgnoredDuringExecution()
              .endPodAffinity()
              .build());
    }
  }

  /** Well-known label of nodes. */
  String HOSTNAME = "kubernetes.io/hostname";
}
