// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hookbench.experiment.Factor;
import org.hookbench.experiment.plan.Looks;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;
import org.hookbench.stats.read.TrialSeries;

/**
 * A result directory seen by a factor: its values are the arms, and a scenario is everything else
 * that is fixed, the arm included. Each arm of each trial is a trial of that view.
 */
final class FactorView {
  /** What sides that are compared have in common. */
  private record Context(TrialKind kind, Map<String, String> rest, String arm) {}

  private final Factor factor;
  private final MeasuredDirectory directory;
  private final Map<Context, Map<Map<String, String>, PlannedScenario>> sides =
      new LinkedHashMap<>();
  private final Map<MeasuredTrial, MeasuredTrial> wholes = new LinkedHashMap<>();

  private FactorView(MeasuredDirectory directory, Factor factor) {
    this.factor = factor;
    this.directory = directory;
    for (PlannedScenario scenario : directory.plan().scenarios()) {
      for (String arm : arms(scenario)) {
        Context context = new Context(scenario.kind(), factor.rest(scenario.factors()), arm);
        sides
            .computeIfAbsent(context, c -> new LinkedHashMap<>())
            .putIfAbsent(factor.value(scenario.factors()), scenario);
      }
    }
    sides.values().removeIf(values -> values.size() < 2);
  }

  /** Refuses a factor by which nothing can be compared. */
  static FactorView of(MeasuredDirectory directory, String key) {
    Factor factor = new Factor(key);
    String option = "factor of " + directory.name();
    List<Map<String, String>> scenarios =
        directory.plan().scenarios().stream().map(PlannedScenario::factors).toList();
    factor.requireVaried(option, scenarios);
    FactorView view = new FactorView(directory, factor);
    if (view.sides.isEmpty()) {
      throw factor.confounded(option, scenarios);
    }
    return view;
  }

  private List<String> arms(PlannedScenario scenario) {
    Set<String> used =
        directory.trials().stream()
            .filter(t -> t.planned().scenario().equals(scenario.name()))
            .flatMap(t -> t.arms().stream())
            .collect(Collectors.toSet());
    return directory.plan().arms().keySet().stream().filter(used::contains).toList();
  }

  /** Its comparisons, each of two values of the factor. */
  List<Group> groups() {
    return Group.of(recast()).stream().map(group -> group.by(factor.key())).toList();
  }

  /** The trials of the view whose whole trials are usable. */
  UsableTrials trials(UsableTrials own) {
    List<TrialSeries> series = new ArrayList<>();
    wholes.forEach(
        (side, whole) -> own.of(List.of(whole)).forEach(one -> series.add(one.of(side))));
    return UsableTrials.from(series);
  }

  private MeasuredDirectory recast() {
    Map<String, String> labels = new LinkedHashMap<>();
    List<PlannedScenario> scenarios = new ArrayList<>();
    sides.forEach(
        (context, values) -> {
          scenarios.add(new PlannedScenario(name(context), context.kind(), Map.of()));
          values.keySet().forEach(v -> labels.putIfAbsent(label(v, values), label(v, values)));
        });
    Map<Context, Map<List<Object>, Integer>> blocks = new HashMap<>();
    for (MeasuredTrial trial : directory.trials()) {
      trial.arms().forEach(arm -> addSide(trial, arm, blocks));
    }
    List<MeasuredTrial> trials = List.copyOf(wholes.keySet());
    List<PlannedTrial> planned = trials.stream().map(MeasuredTrial::planned).toList();
    Plan plan = directory.plan();
    Plan view = Plan.of(plan.experiment(), plan.seed(), labels, scenarios, planned);
    return new MeasuredDirectory(
        directory.path(),
        view.with(looks(view), plan.added()),
        directory.experiment(),
        directory.environment(),
        trials);
  }

  /** Those of the directory, in blocks of the view, which has several for each of its partners. */
  private List<Looks> looks(Plan view) {
    return directory.plan().looks().stream()
        .filter(looks -> view.blocks(looks.kind()) > 0)
        .map(l -> l.times(Math.max(1, view.blocks(l.kind()) / directory.plan().blocks(l.kind()))))
        .toList();
  }

  /** An arm that several trials of a block have belongs to those with the same partner. */
  private void addSide(
      MeasuredTrial trial, String arm, Map<Context, Map<List<Object>, Integer>> blocks) {
    PlannedScenario scenario = directory.scenario(trial.planned().scenario());
    Context context = new Context(scenario.kind(), factor.rest(scenario.factors()), arm);
    Map<Map<String, String>, PlannedScenario> values = sides.get(context);
    if (values == null || !values.get(factor.value(scenario.factors())).equals(scenario)) {
      return;
    }
    PlannedTrial planned = trial.planned();
    Map<List<Object>, Integer> own = blocks.computeIfAbsent(context, c -> new HashMap<>());
    int block =
        own.computeIfAbsent(List.of(planned.block(), planned.arms()), key -> own.size() + 1);
    PlannedTrial renamed =
        new PlannedTrial(
            planned.number(),
            planned.kind(),
            name(context),
            block,
            List.of(label(factor.value(scenario.factors()), values)),
            planned.seed());
    wholes.put(trial.side(arm, renamed), trial);
  }

  private static String label(
      Map<String, String> value, Map<Map<String, String>, PlannedScenario> among) {
    return Factor.label(value, among.keySet());
  }

  private String name(Context context) {
    String rest =
        Factor.label(
            context.rest(),
            sides.keySet().stream()
                .filter(other -> other.kind() == context.kind())
                .map(Context::rest)
                .toList());
    return "arm " + context.arm() + (rest.isEmpty() ? "" : ", " + rest);
  }
}
