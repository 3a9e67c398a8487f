package org.hookbench.experiment.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hookbench.experiment.Experiment;

/**
 * plan.json: what is to be measured, in order.
 *
 * @param arms each label with its arm in one line, baseline first
 * @param variants what differs between arms by label and key of the long form; environment
 *     variables by name only
 */
public record Plan(
    String schema,
    String experiment,
    long seed,
    Map<String, String> arms,
    Map<String, Map<String, Object>> variants,
    List<PlannedScenario> scenarios,
    List<PlannedTrial> trials) {
  public static final String SCHEMA = "hookbench/plan/1";

  public Plan {
    variants = variants == null ? Map.of() : variants;
  }

  /** A plan of the current schema. */
  public static Plan of(
      String experiment,
      long seed,
      Map<String, String> arms,
      List<PlannedScenario> scenarios,
      List<PlannedTrial> trials) {
    return new Plan(SCHEMA, experiment, seed, arms, Map.of(), scenarios, trials);
  }

  /** The plan of an experiment. */
  public static Plan of(
      Experiment experiment, List<PlannedScenario> scenarios, List<PlannedTrial> trials) {
    Map<String, String> arms = new LinkedHashMap<>();
    Map<String, Map<String, Object>> variants = new LinkedHashMap<>();
    experiment
        .armsByLabel()
        .forEach(
            (label, arm) -> {
              arms.put(label, arm.text());
              variants.put(label, arm.variant().differences());
            });
    long seed = experiment.design().seed();
    return new Plan(SCHEMA, experiment.name(), seed, arms, variants, scenarios, trials);
  }

  /** This plan and, after its last trial, the trials of another one, numbered on. */
  public Plan then(Plan next) {
    Set<PlannedScenario> all = new LinkedHashSet<>(scenarios);
    all.addAll(next.scenarios);
    Map<String, String> labels = new LinkedHashMap<>(arms);
    next.arms.forEach(labels::putIfAbsent);
    Map<String, Map<String, Object>> allVariants = new LinkedHashMap<>(variants);
    next.variants.forEach(allVariants::putIfAbsent);
    List<PlannedTrial> longer = new ArrayList<>(trials);
    for (PlannedTrial t : next.trials) {
      longer.add(
          new PlannedTrial(
              longer.size() + 1, t.kind(), t.scenario(), t.block(), t.arms(), t.seed()));
    }
    return new Plan(
        schema, experiment, seed, labels, allVariants, List.copyOf(all), List.copyOf(longer));
  }
}
