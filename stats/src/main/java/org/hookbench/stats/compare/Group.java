// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.estimate.Pairing;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;

/**
 * The planned trials of one treatment and its baseline in one scenario of one directory.
 *
 * @param factor what is compared where it is not arms; else null
 */
record Group(
    String factor,
    MeasuredDirectory directory,
    PlannedScenario scenario,
    Pairing pairing,
    String baseline,
    String treatment,
    List<MeasuredTrial> trials) {

  /** The same as a comparison of scenarios. */
  Group by(String ofScenarios) {
    return new Group(ofScenarios, directory, scenario, pairing, baseline, treatment, trials);
  }

  TrialKind kind() {
    return scenario.kind();
  }

  /** All groups of a directory, in the order of its plan. */
  static List<Group> of(MeasuredDirectory directory) {
    Set<String> names = new LinkedHashSet<>();
    directory.plan().scenarios().forEach(scenario -> names.add(scenario.name()));
    directory.trials().forEach(trial -> names.add(trial.planned().scenario()));
    List<Group> groups = new ArrayList<>();
    for (String name : names) {
      List<MeasuredTrial> trials =
          directory.trials().stream().filter(t -> t.planned().scenario().equals(name)).toList();
      addDuets(groups, directory, directory.scenario(name), trials);
      addBeside(groups, directory, directory.scenario(name), trials);
      addSingles(groups, directory, directory.scenario(name), trials);
    }
    return groups;
  }

  private static void addDuets(
      List<Group> groups,
      MeasuredDirectory directory,
      PlannedScenario scenario,
      List<MeasuredTrial> trials) {
    List<MeasuredTrial> duets = trials.stream().filter(t -> t.planned().duet()).toList();
    for (List<String> arms : inPlanOrder(directory, duets)) {
      List<MeasuredTrial> own = duets.stream().filter(t -> t.arms().equals(arms)).toList();
      Pairing pairing = MeasuredDirectory.switched(scenario) ? Pairing.SWITCH : Pairing.DUET;
      groups.add(new Group(null, directory, scenario, pairing, arms.get(0), arms.get(1), own));
    }
  }

  /** Hooks against the one that the analysis names; an object that hooks nothing is none. */
  private static void addBeside(
      List<Group> groups,
      MeasuredDirectory directory,
      PlannedScenario scenario,
      List<MeasuredTrial> trials) {
    String old = directory.analysis().baseline();
    if (old == null || !MeasuredDirectory.switched(scenario)) {
      return;
    }
    Map<String, String> arms = directory.plan().arms();
    arms.keySet().stream()
        .skip(1)
        .filter(arm -> !arm.equals(old) && !"null".equals(arms.get(arm)))
        .forEach(
            arm -> {
              List<MeasuredTrial> own =
                  trials.stream()
                      .filter(t -> t.arms().contains(old) || t.arms().contains(arm))
                      .toList();
              groups.add(new Group(null, directory, scenario, Pairing.BESIDE, old, arm, own));
            });
  }

  private static List<List<String>> inPlanOrder(
      MeasuredDirectory directory, List<MeasuredTrial> duets) {
    List<String> labels = List.copyOf(directory.plan().arms().keySet());
    return duets.stream()
        .map(MeasuredTrial::arms)
        .distinct()
        .sorted(java.util.Comparator.comparingInt(arms -> labels.indexOf(arms.get(1))))
        .toList();
  }

  private static void addSingles(
      List<Group> groups,
      MeasuredDirectory directory,
      PlannedScenario scenario,
      List<MeasuredTrial> trials) {
    List<MeasuredTrial> singles = trials.stream().filter(t -> !t.planned().duet()).toList();
    List<String> arms =
        directory.plan().arms().keySet().stream()
            .filter(arm -> singles.stream().anyMatch(t -> t.arms().contains(arm)))
            .toList();
    for (int i = 1; i < arms.size(); i++) {
      List<String> two = List.of(arms.get(0), arms.get(i));
      List<MeasuredTrial> own =
          singles.stream().filter(t -> two.contains(t.arms().get(0))).toList();
      groups.add(new Group(null, directory, scenario, pairing(own), two.get(0), two.get(1), own));
    }
  }

  /**
   * Trials of a block belong together unless all of one arm came before all of the other, or no
   * block has both.
   */
  private static Pairing pairing(List<MeasuredTrial> trials) {
    int changes = 0;
    for (int i = 1; i < trials.size(); i++) {
      changes += trials.get(i).arms().equals(trials.get(i - 1).arms()) ? 0 : 1;
    }
    boolean shared =
        trials.stream()
            .anyMatch(
                a ->
                    trials.stream()
                        .anyMatch(
                            b ->
                                a.planned().block() == b.planned().block()
                                    && !a.arms().equals(b.arms())));
    return changes > 1 && shared ? Pairing.BLOCK : Pairing.NONE;
  }
}
