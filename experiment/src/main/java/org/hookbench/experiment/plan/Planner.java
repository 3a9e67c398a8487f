// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hookbench.experiment.Schedule;

/**
 * Orders trials: blocks one after the other, random order within a block (randomised multiple
 * interleaved trials, Abedi and Brecht 2017, doi 10.1145/3030207.3030229); sequential: all trials
 * of an arm, then all of the next.
 */
public final class Planner {
  private final Schedule schedule;
  private final int blocks;
  private final long seed;

  public Planner(Schedule schedule, int blocks, long seed) {
    this.schedule = schedule;
    this.blocks = blocks;
    this.seed = seed;
  }

  /** Trials of all scenarios for these arm labels, the baseline first. */
  public List<PlannedTrial> trials(TrialKind kind, List<String> scenarios, List<String> arms) {
    Random random = new Random(seed);
    List<List<String>> groups = groups(arms);
    List<PlannedTrial> trials = new ArrayList<>();
    if (schedule == Schedule.SEQUENTIAL) {
      for (String scenario : scenarios) {
        for (List<String> group : groups) {
          for (int block = 1; block <= blocks; block++) {
            add(trials, kind, scenario, block, group, random);
          }
        }
      }
      return trials;
    }
    for (int block = 1; block <= blocks; block++) {
      for (String scenario : shuffled(scenarios, random)) {
        for (List<String> group : shuffled(groups, random)) {
          add(trials, kind, scenario, block, group, random);
        }
      }
    }
    return trials;
  }

  private List<List<String>> groups(List<String> arms) {
    if (schedule == Schedule.DUET || schedule == Schedule.SWITCH) {
      String baseline = arms.get(0);
      return arms.stream().skip(1).map(treatment -> List.of(baseline, treatment)).toList();
    }
    return arms.stream().map(List::of).toList();
  }

  private static <T> List<T> shuffled(List<T> items, Random random) {
    List<T> copy = new ArrayList<>(items);
    Collections.shuffle(copy, random);
    return copy;
  }

  private static void add(
      List<PlannedTrial> trials,
      TrialKind kind,
      String scenario,
      int block,
      List<String> arms,
      Random random) {
    trials.add(new PlannedTrial(trials.size() + 1, kind, scenario, block, arms, random.nextLong()));
  }
}
