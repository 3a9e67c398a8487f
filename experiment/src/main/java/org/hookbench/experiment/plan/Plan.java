// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.console.UserError;

/**
 * plan.json: what is to be measured, in order.
 *
 * @param arms each label with its arm in one line, baseline first
 * @param variants what differs between arms by label and key of the long form; environment
 *     variables by name only
 * @param looks of the kinds of trials that grow until they are decided
 * @param added what was added to the plan, in order
 */
public record Plan(
    String schema,
    String experiment,
    long seed,
    Map<String, String> arms,
    Map<String, Map<String, Object>> variants,
    List<PlannedScenario> scenarios,
    List<PlannedTrial> trials,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Looks> looks,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Addition> added) {
  public static final String SCHEMA = "hookbench/plan/1";

  public Plan {
    variants = variants == null ? Map.of() : variants;
    looks = looks == null ? List.of() : List.copyOf(looks);
    added = added == null ? List.of() : List.copyOf(added);
  }

  /** A plan of the current schema. */
  public static Plan of(
      String experiment,
      long seed,
      Map<String, String> arms,
      List<PlannedScenario> scenarios,
      List<PlannedTrial> trials) {
    return new Plan(SCHEMA, experiment, seed, arms, Map.of(), scenarios, trials, null, null);
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
    return new Plan(SCHEMA, experiment.name(), seed, arms, variants, scenarios, trials, null, null);
  }

  /** This plan and, after its last trial, the trials of another one, numbered on. */
  public Plan then(Plan next) {
    Set<PlannedScenario> all = new LinkedHashSet<>(scenarios);
    all.addAll(next.scenarios);
    Map<String, String> labels = new LinkedHashMap<>(arms);
    next.arms.forEach(labels::putIfAbsent);
    Map<String, Map<String, Object>> allVariants = new LinkedHashMap<>(variants);
    next.variants.forEach(allVariants::putIfAbsent);
    return new Plan(
        schema,
        experiment,
        seed,
        labels,
        allVariants,
        List.copyOf(all),
        longer(next.trials),
        looks,
        added);
  }

  private List<PlannedTrial> longer(List<PlannedTrial> next) {
    List<PlannedTrial> longer = new ArrayList<>(trials);
    int number = trials.isEmpty() ? 0 : trials.get(trials.size() - 1).number();
    for (PlannedTrial t : next) {
      number++;
      longer.add(new PlannedTrial(number, t.kind(), t.scenario(), t.block(), t.arms(), t.seed()));
    }
    return List.copyOf(longer);
  }

  /** The plan without some of its trials; the others keep their numbers. */
  public Plan without(Collection<PlannedTrial> some) {
    List<PlannedTrial> rest = trials.stream().filter(t -> !some.contains(t)).toList();
    return new Plan(schema, experiment, seed, arms, variants, scenarios, rest, looks, added);
  }

  /** Blocks of a kind of trial. */
  public int blocks(TrialKind kind) {
    return of(kind).mapToInt(PlannedTrial::block).max().orElse(0);
  }

  private Stream<PlannedTrial> of(TrialKind kind) {
    return trials.stream().filter(t -> t.kind() == kind);
  }

  /** The looks at a kind of trial, if it grows until it is decided. */
  public Optional<Looks> looks(TrialKind kind) {
    return looks.stream().filter(l -> l.kind() == kind).findFirst();
  }

  /** The same with other looks and additions. */
  public Plan with(List<Looks> otherLooks, List<Addition> otherAdded) {
    return new Plan(
        schema, experiment, seed, arms, variants, scenarios, trials, otherLooks, otherAdded);
  }

  /**
   * This plan with more blocks of a kind: those that the experiment would have with as many blocks
   * from the start, seeds included.
   *
   * @param whole the plan of the experiment with all blocks
   */
  public Plan extended(TrialKind kind, Plan whole, Instant now) {
    int before = blocks(kind);
    List<PlannedTrial> sameBefore = whole.of(kind).filter(t -> t.block() <= before).toList();
    List<PlannedTrial> own = of(kind).toList();
    if (!unnumbered(sameBefore).equals(unnumbered(own))) {
      throw UserError.of(
          "plan.json: its first %s blocks are not those of experiment.yaml, so no block can follow"
              + " them; measure a new result",
          before);
    }
    int after = whole.blocks(kind);
    boolean look = looks(kind).map(l -> l.after(before) == after).orElse(false);
    List<Addition> longer = new ArrayList<>(added);
    longer.add(new Addition(now, kind, after, look));
    List<PlannedTrial> more = whole.of(kind).filter(t -> t.block() > before).toList();
    return new Plan(
        schema, experiment, seed, arms, variants, scenarios, longer(more), looks, longer);
  }

  private static List<PlannedTrial> unnumbered(List<PlannedTrial> trials) {
    return trials.stream()
        .map(t -> new PlannedTrial(0, t.kind(), t.scenario(), t.block(), t.arms(), t.seed()))
        .toList();
  }
}
