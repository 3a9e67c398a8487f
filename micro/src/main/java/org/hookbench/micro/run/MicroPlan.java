// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.Planner;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.micro.binding.Binding;
import org.hookbench.micro.point.Call;
import org.hookbench.micro.point.KeywordList;
import org.hookbench.micro.point.Point;

/** Which forks are made, in which order. */
final class MicroPlan {
  private final Experiment experiment;
  private final int forks;
  private final List<String> labels;
  private final Map<String, MicroScenario> scenarios = new LinkedHashMap<>();
  private final Map<String, Set<String>> onlyFor = new LinkedHashMap<>();

  MicroPlan(Experiment experiment, int forks) {
    this.experiment = experiment;
    this.forks = forks;
    this.labels = List.copyOf(experiment.armsByLabel().keySet());
    MicroScenario.of(experiment.micro()).forEach(s -> scenarios.put(s.name(), s));
  }

  /** A hook that leaves all asked functions alone is also measured on those it does interpose. */
  void addWhatIsInterposed(HookFiles treatments) {
    scenarios.values().forEach(s -> treatments.requireFor(s.binding(), s.point().call()));
    Set<Call> asked = new LinkedHashSet<>();
    scenarios.values().forEach(s -> asked.add(s.point().call()));
    asked.stream().filter(Call::isDriver).forEach(HookFiles::requireUsable);
    for (String label : treatments.files().keySet()) {
      boolean some = asked.stream().anyMatch(call -> treatments.interposes(label, call));
      if (!some && !treatments.isNullHook(label)) {
        List<Call> others = treatments.interposedBy(label);
        others.forEach(call -> add(label, call));
        System.err.println("hookbench: " + label + " " + advice(asked, others));
      }
    }
  }

  private static String advice(Set<Call> asked, List<Call> others) {
    return others.isEmpty()
        ? "interposes none of the functions that can be measured here, so its cost per call is"
            + " not measured"
        : "interposes " + texts(others) + "; measured beside " + texts(asked);
  }

  private static List<String> texts(Collection<Call> calls) {
    return calls.stream().map(Call::text).sorted().toList();
  }

  /** Adds a scenario of another function for one arm, compared with the baseline. */
  void add(String label, Call call) {
    Point point = new Point(call, call.targets().get(0), 1, false, 1);
    MicroScenario scenario =
        new MicroScenario(point, Binding.DUET, new KeywordList(0), experiment.micro().seconds());
    if (scenarios.putIfAbsent(scenario.name(), scenario) == null) {
      onlyFor.put(scenario.name(), new HashSet<>(Set.of(labels.get(0))));
    }
    // What only the baseline interposes is compared with every other arm.
    List<String> compared = label.equals(labels.get(0)) ? labels : List.of(label);
    onlyFor.computeIfPresent(
        scenario.name(),
        (name, arms) -> {
          arms.addAll(compared);
          return arms;
        });
  }

  /** Blocks of duets and of single arms, the blocks one after the other. */
  Plan plan() {
    long seed = experiment.design().seed();
    List<PlannedTrial> trials = new ArrayList<>();
    trials.addAll(trials(Schedule.DUET, seed, true));
    trials.addAll(trials(single(), ~seed, false));
    if (experiment.design().schedule() != Schedule.SEQUENTIAL) {
      trials.sort(Comparator.comparingInt(PlannedTrial::block));
    }
    return Plan.of(
        experiment,
        scenarios.values().stream().map(MicroScenario::planned).toList(),
        numbered(trials));
  }

  private Schedule single() {
    boolean sequential = experiment.design().schedule() == Schedule.SEQUENTIAL;
    return sequential ? Schedule.SEQUENTIAL : Schedule.INTERLEAVED;
  }

  private List<PlannedTrial> trials(Schedule schedule, long seed, boolean duet) {
    List<String> names =
        scenarios.values().stream()
            .filter(s -> s.binding().isPaired() == duet)
            .map(MicroScenario::name)
            .toList();
    return new Planner(schedule, forks, seed)
        .trials(TrialKind.MICRO, names, labels).stream().filter(this::applies).toList();
  }

  private boolean applies(PlannedTrial trial) {
    Set<String> only = onlyFor.get(trial.scenario());
    return only == null || only.containsAll(trial.arms());
  }

  private static List<PlannedTrial> numbered(List<PlannedTrial> trials) {
    List<PlannedTrial> numbered = new ArrayList<>();
    for (PlannedTrial t : trials) {
      numbered.add(
          new PlannedTrial(
              numbered.size() + 1, t.kind(), t.scenario(), t.block(), t.arms(), t.seed()));
    }
    return numbered;
  }
}
