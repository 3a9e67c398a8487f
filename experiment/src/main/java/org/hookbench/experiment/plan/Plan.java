package org.hookbench.experiment.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * plan.json: what is to be measured, in order.
 *
 * @param arms how each label was written in the experiment file, baseline first
 */
public record Plan(
    String schema,
    String experiment,
    long seed,
    Map<String, String> arms,
    List<PlannedScenario> scenarios,
    List<PlannedTrial> trials) {
  public static final String SCHEMA = "hookbench/plan/1";

  /** A plan of the current schema. */
  public static Plan of(
      String experiment,
      long seed,
      Map<String, String> arms,
      List<PlannedScenario> scenarios,
      List<PlannedTrial> trials) {
    return new Plan(SCHEMA, experiment, seed, arms, scenarios, trials);
  }

  /** This plan and, after its last trial, the trials of another one, numbered on. */
  public Plan then(Plan next) {
    Set<PlannedScenario> all = new LinkedHashSet<>(scenarios);
    all.addAll(next.scenarios);
    Map<String, String> labels = new java.util.LinkedHashMap<>(arms);
    next.arms.forEach(labels::putIfAbsent);
    List<PlannedTrial> longer = new ArrayList<>(trials);
    for (PlannedTrial t : next.trials) {
      longer.add(
          new PlannedTrial(
              longer.size() + 1, t.kind(), t.scenario(), t.block(), t.arms(), t.seed()));
    }
    return new Plan(schema, experiment, seed, labels, List.copyOf(all), List.copyOf(longer));
  }
}
