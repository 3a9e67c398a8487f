// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hookbench.macro.runner.resources.Reading;
import org.hookbench.macro.runner.resources.Resource;

/** An arm of several copies: the connections of the load generator take turns among them. */
public record ReplicatedArm(List<DeployedArm> copies) implements DeployedArm {
  /** The arms that copies make up: those with one label are one. */
  public static List<DeployedArm> of(List<? extends DeployedArm> all) {
    Map<String, List<DeployedArm>> byLabel = new LinkedHashMap<>();
    all.forEach(
        copy -> byLabel.computeIfAbsent(copy.label(), label -> new ArrayList<>()).add(copy));
    return byLabel.values().stream()
        .map(copies -> copies.size() == 1 ? copies.get(0) : new ReplicatedArm(copies))
        .toList();
  }

  @Override
  public String label() {
    return copies.get(0).label();
  }

  @Override
  public String url() {
    return copies.get(0).url();
  }

  /** Those of the copies; behind a service they have one. */
  @Override
  public List<String> urls() {
    return copies.stream().map(DeployedArm::url).distinct().toList();
  }

  @Override
  public Optional<String> failure() {
    return copies.stream().flatMap(copy -> copy.failure().stream()).findFirst();
  }

  /** Of all copies together; of what a machine suffers, the most. */
  @Override
  public Reading reading() {
    Map<Resource, Long> all =
        together(copies.stream().map(copy -> copy.reading().values()).toList());
    all.put(Resource.REPLICAS_WANTED, (long) copies.size());
    all.put(Resource.REPLICAS_READY, copies.stream().filter(DeployedArm::isReady).count());
    return Reading.now(all);
  }

  /** Sums of what copies used; of what a machine suffers, the most. */
  public static Map<Resource, Long> together(Collection<Map<Resource, Long>> copies) {
    Map<Resource, Long> all = new EnumMap<>(Resource.class);
    for (Map<Resource, Long> copy : copies) {
      copy.forEach((r, v) -> all.merge(r, v, r.isOfMachine() ? Math::max : Long::sum));
    }
    return all;
  }

  /** What its first copy shows; the copies are looked at one by one. */
  @Override
  public Evidence evidence() {
    return copies.get(0).evidence();
  }

  /** Until the last one was. */
  @Override
  public OptionalDouble readySeconds() {
    return copies.stream().flatMapToDouble(copy -> copy.readySeconds().stream()).max();
  }
}
