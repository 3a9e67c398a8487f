// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.ReplicatedArm;
import org.hookbench.macro.runner.resources.Reading;
import org.hookbench.macro.runner.resources.Resource;

/**
 * An arm whose pods Kubernetes adds and removes: it is asked which there are. A server that ends,
 * and a pod that was there before the load and goes, are failures although they are replaced.
 */
final class AutoscaledArm implements ClusterArm {
  private final Cluster cluster;
  private final Deployment made;
  private final BiFunction<String, Integer, KubernetesArm> inPod;
  private final KubernetesArm any;
  private final Map<String, KubernetesArm> seen = new LinkedHashMap<>();
  private final Map<String, Map<Resource, Long>> used = new LinkedHashMap<>();

  /** Pods in the order in which they became ready. */
  private final Set<String> served = new LinkedHashSet<>();

  private Set<String> first = Set.of();

  /**
   * An arm whose deployment was made.
   *
   * @param inPod the arm in the pod of a name, with its number from 1
   */
  AutoscaledArm(
      Cluster cluster, Deployment made, BiFunction<String, Integer, KubernetesArm> inPod) {
    this.cluster = cluster;
    this.made = made;
    this.inPod = inPod;
    this.any = inPod.apply("", 1);
  }

  /** Those that are there now and not about to go. */
  private Map<String, PodState> states() {
    Map<String, PodState> states = new LinkedHashMap<>();
    for (Pod pod : cluster.podsOf(made)) {
      if (pod.getMetadata().getDeletionTimestamp() == null) {
        String name = pod.getMetadata().getName();
        seen.computeIfAbsent(name, unseen -> inPod.apply(unseen, seen.size() + 1));
        states.put(name, any.state(Optional.of(pod)));
      }
    }
    return states;
  }

  @Override
  public String label() {
    return any.label();
  }

  @Override
  public String url() {
    return any.url();
  }

  @Override
  public String advice() {
    return any.advice();
  }

  @Override
  public boolean isReady() {
    return states().values().stream().filter(PodState::ready).count()
        >= made.getSpec().getReplicas();
  }

  @Override
  public String story() {
    Map<String, PodState> states = states();
    return states.entrySet().stream()
        .filter(pod -> !pod.getValue().ready())
        .map(pod -> "its pod " + pod.getKey() + " Kubernetes says: " + pod.getValue().story())
        .findFirst()
        .orElse("its deployment there are " + states.size() + " pods");
  }

  /** Those that took requests and are there. What was there before the load stays in its place. */
  @Override
  public List<KubernetesArm> copies() {
    Map<String, PodState> states = states();
    states.forEach((pod, state) -> served.addAll(state.ready() ? Set.of(pod) : Set.of()));
    first = first.isEmpty() ? Set.copyOf(served) : first;
    return served.stream().filter(states::containsKey).map(seen::get).toList();
  }

  @Override
  public Optional<String> failure() {
    Map<String, PodState> states = states();
    return seen.entrySet().stream()
        .filter(pod -> states.containsKey(pod.getKey()) || first.contains(pod.getKey()))
        .flatMap(
            pod ->
                pod
                    .getValue()
                    .failure(states.getOrDefault(pod.getKey(), any.state(Optional.empty())))
                    .stream())
        .findFirst();
  }

  /** Of all pods that ever were: counters do not fall when a pod goes. */
  @Override
  public Reading reading() {
    Map<String, PodState> states = states();
    states.forEach(
        (pod, state) -> {
          if (state.ready()) {
            used.computeIfAbsent(pod, p -> new EnumMap<>(Resource.class))
                .putAll(seen.get(pod).reading().values());
          }
        });
    used.forEach(
        (pod, values) -> values.keySet().removeIf(r -> !r.isCounter() && !states.containsKey(pod)));
    Map<Resource, Long> all = ReplicatedArm.together(used.values());
    Optional<Deployment> now = cluster.current(made);
    now.ifPresent(d -> all.put(Resource.REPLICAS_WANTED, (long) d.getSpec().getReplicas()));
    all.put(Resource.REPLICAS_READY, states.values().stream().filter(PodState::ready).count());
    return Reading.now(all);
  }

  /** What its first pod shows; the pods are looked at one by one. */
  @Override
  public Evidence evidence() {
    return copies().get(0).evidence();
  }
}
