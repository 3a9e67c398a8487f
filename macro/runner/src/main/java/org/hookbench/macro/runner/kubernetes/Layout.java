// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hookbench.experiment.Autoscale;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Placement;
import org.hookbench.macro.runner.container.ArmContainer;

/**
 * Which manifests make up a trial, and where the load generator finds the arms.
 *
 * @param switched whether one process holds both arms: its ports must not be translated, so it has
 *     no service
 * @param autoscale empty: the copies are what they are
 */
record Layout(
    Environment.Kubernetes environment,
    Manifests manifests,
    List<ArmContainer> arms,
    boolean switched,
    Optional<Autoscale> autoscale) {
  private static final String LOCALHOST = "127.0.0.1";

  private boolean samePod() {
    return !timed() && environment.placement() == Placement.SAME_POD;
  }

  /** Whether the starts of arms are timed: one pod, and no load but from this machine. */
  boolean timed() {
    return manifests.timed();
  }

  /** A service would translate ports, and know a pod late. */
  private boolean direct() {
    return switched || timed();
  }

  /** Everything but a load generator of its own. */
  List<HasMetadata> beforeLoad() {
    if (samePod()) {
      return List.of(manifests.onePod(arms, sutPlacing(), true));
    }
    List<HasMetadata> things = new ArrayList<>();
    for (ArmContainer arm : arms) {
      if (!direct() && arm.copy() == 1) {
        things.add(manifests.service(arm));
      }
      Pod pod = manifests.armPod(arm, arms.indexOf(arm) == 0 ? sutPlacing() : besideFirst());
      things.addAll(autoscale.map(asked -> scaled(arm, pod, asked)).orElse(List.of(pod)));
    }
    return things;
  }

  private List<HasMetadata> scaled(ArmContainer arm, Pod pod, Autoscale asked) {
    Scaled scaled = new Scaled(pod, manifests.service(arm).getSpec().getSelector(), asked);
    return List.of(scaled.deployment(), scaled.autoscaler());
  }

  /** The job of the load generators, where they are not in the pod of the arms. */
  Optional<HasMetadata> loadJob() {
    return samePod() || timed()
        ? Optional.empty()
        : Optional.of(manifests.loadJob(generators(), loadPlacing()));
  }

  int generators() {
    return environment.generators();
  }

  private Placing loadPlacing() {
    if (environment.placement() == Placement.SAME_NODE) {
      return besideFirst();
    }
    List<String> nodes = environment.nodes();
    return nodes.isEmpty()
        ? new Placing.Apart(manifests.labelsOfArms())
        : new Placing.OnNodes(nodes.subList(1, nodes.size()), manifests.labelsOfLoad());
  }

  /** All of it, for a person. */
  List<HasMetadata> all() {
    List<HasMetadata> all = new ArrayList<>(beforeLoad());
    loadJob().ifPresent(all::add);
    return all;
  }

  private Placing sutPlacing() {
    return environment.nodes().isEmpty()
        ? new Placing.Anywhere()
        : new Placing.OnNodes(environment.nodes().subList(0, 1), Map.of());
  }

  private Placing besideFirst() {
    Map<String, String> first = new TreeMap<>(manifests.ours());
    first.putAll(Manifests.armLabels(arms.get(0)));
    return new Placing.Beside(first);
  }

  /** The pod of all, in placement same-pod. */
  String pod() {
    return manifests.name("pod");
  }

  String podOf(ArmContainer arm) {
    return samePod() ? pod() : manifests.name(Manifests.armName(arm));
  }

  /** By which the load generator reaches an arm; empty: by the address of its pod. */
  Optional<String> hostOf(ArmContainer arm, String namespace) {
    if (samePod()) {
      return Optional.of(LOCALHOST);
    }
    return direct()
        ? Optional.empty()
        : Optional.of(manifests.name(Containers.name(arm)) + "." + namespace + ".svc");
  }
}
