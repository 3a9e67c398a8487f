// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.Addition;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedTrial;

/** Several results of one experiment as one: each of them is a session of it. */
public final class Combination {
  private final MeasuredDirectory first;
  private final List<MeasuredTrial> trials = new ArrayList<>();
  private final List<Addition> added = new ArrayList<>();
  private int sessions;
  private int blocks;

  private Combination(MeasuredDirectory first) {
    this.first = first;
  }

  /** Combines them under the name of the first; what is no result of its experiment is an error. */
  public static MeasuredDirectory of(List<MeasuredDirectory> results) {
    if (results.size() < 2) {
      throw new UserError("--combine: give at least two results of the same experiment");
    }
    Combination combination = new Combination(results.get(0));
    Map<Instant, MeasuredDirectory> starts = new HashMap<>();
    for (MeasuredDirectory result : results) {
      combination.requireSame(result);
      Instant start = result.start().orElse(Instant.EPOCH);
      MeasuredDirectory same = starts.putIfAbsent(start, result);
      if (same != null && !start.equals(Instant.EPOCH)) {
        throw UserError.of(
            "%s: began at the same time as %s; a copy is no session, leave it out",
            result.path(), same.path());
      }
      combination.add(result);
    }
    return combination.whole();
  }

  private void requireSame(MeasuredDirectory other) {
    requireSame(other, "arms", first.plan().arms(), other.plan().arms());
    requireSame(other, "variants", first.plan().variants(), other.plan().variants());
    requireSame(other, "scenarios", scenarios(first), scenarios(other));
    requireSame(other, "arms that run together", together(first), together(other));
    requireSame(other, "analysis", first.analysis(), other.analysis());
    requireSame(other, "hooks (SHA-256)", hooks(first), hooks(other));
  }

  private void requireSame(MeasuredDirectory other, String what, Object a, Object b) {
    if (!a.equals(b)) {
      throw UserError.of(
          "%s: %s differ from those of %s: %s against %s; combine results of the same experiment",
          other.path(), what, first.path(), b, a);
    }
  }

  private static Map<String, Object> scenarios(MeasuredDirectory result) {
    Map<String, Object> scenarios = new TreeMap<>();
    result
        .plan()
        .scenarios()
        .forEach(s -> scenarios.put(s.name(), List.of(s.kind(), new TreeMap<>(s.parameters()))));
    return scenarios;
  }

  private static Set<List<String>> together(MeasuredDirectory result) {
    return result.trials().stream()
        .map(MeasuredTrial::arms)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Map<String, String> hooks(MeasuredDirectory result) {
    Map<String, String> digests = new TreeMap<>();
    result
        .environment()
        .path("hooks")
        .properties()
        .forEach(e -> digests.put(e.getKey(), e.getValue().path("sha256").asText()));
    return digests;
  }

  private void add(MeasuredDirectory result) {
    sessions++;
    added.addAll(result.plan().added());
    int before = blocks;
    for (MeasuredTrial trial : result.trials()) {
      PlannedTrial p = trial.planned();
      blocks = Math.max(blocks, before + p.block());
      trials.add(
          trial.in(
              sessions,
              new PlannedTrial(
                  trials.size() + 1,
                  p.kind(),
                  p.scenario(),
                  before + p.block(),
                  p.arms(),
                  p.seed())));
    }
  }

  private MeasuredDirectory whole() {
    Plan p = first.plan();
    Plan plan =
        new Plan(
            p.schema(),
            p.experiment(),
            p.seed(),
            p.arms(),
            p.variants(),
            p.scenarios(),
            trials.stream().map(MeasuredTrial::planned).toList(),
            null,
            added);
    return new MeasuredDirectory(
        first.path(), plan, first.experiment(), first.environment(), List.copyOf(trials));
  }
}
