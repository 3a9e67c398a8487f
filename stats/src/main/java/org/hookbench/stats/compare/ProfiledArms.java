// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.stats.analysis.Profile;
import org.hookbench.stats.estimate.Newcombe;
import org.hookbench.stats.read.FoldedStacks;
import org.hookbench.stats.read.MeasuredDirectory;

/**
 * What a profiler saw of a treatment and of the baseline.
 *
 * @param baselines samples by stack, for each trial
 * @param treatments the same of the treatment
 */
public record ProfiledArms(
    String scenario,
    String baseline,
    String treatment,
    double level,
    List<SortedMap<String, Long>> baselines,
    List<SortedMap<String, Long>> treatments) {
  private static final int MOST_SYMBOLS = 50;

  /** Of each scenario and treatment that was profiled together with its baseline. */
  static List<ProfiledArms> of(MeasuredDirectory directory) {
    List<PlannedTrial> trials =
        directory.plan().trials().stream()
            .filter(t -> t.kind() == TrialKind.PROFILE && isFinished(directory.results(), t))
            .toList();
    List<String> arms = List.copyOf(directory.plan().arms().keySet());
    Set<String> scenarios = new LinkedHashSet<>(trials.stream().map(t -> t.scenario()).toList());
    List<ProfiledArms> all = new ArrayList<>();
    for (String scenario : scenarios) {
      for (String treatment : arms.subList(1, arms.size())) {
        Set<String> pair = Set.of(arms.get(0), treatment);
        List<PlannedTrial> own =
            trials.stream()
                .filter(t -> t.scenario().equals(scenario) && pair.containsAll(t.arms()))
                .toList();
        ProfiledArms profiled =
            new ProfiledArms(
                scenario,
                arms.get(0),
                treatment,
                directory.analysis().confidence(),
                stacks(directory, own, arms.get(0)),
                stacks(directory, own, treatment));
        if (!profiled.baselines.isEmpty() && !profiled.treatments.isEmpty()) {
          all.add(profiled);
        }
      }
    }
    return all;
  }

  private static boolean isFinished(ResultDirectory results, PlannedTrial trial) {
    return results.record(trial).filter(r -> r.status() == TrialStatus.FINISHED).isPresent();
  }

  private static List<SortedMap<String, Long>> stacks(
      MeasuredDirectory directory, List<PlannedTrial> trials, String arm) {
    return trials.stream()
        .filter(t -> t.arms().contains(arm))
        .map(t -> directory.results().directory(t).resolve(FoldedStacks.file(arm)))
        .map(FoldedStacks::read)
        .toList();
  }

  /** All samples of some trials by what a stack is counted as. */
  public static SortedMap<String, Long> pooled(
      List<SortedMap<String, Long>> trials, UnaryOperator<String> as) {
    SortedMap<String, Long> pooled = new TreeMap<>();
    trials.forEach(
        stacks -> stacks.forEach((stack, n) -> pooled.merge(as.apply(stack), n, Long::sum)));
    return pooled;
  }

  /** Its innermost frame, {@code object`symbol}: the code that ran. */
  public static String leaf(String stack) {
    return stack.substring(stack.lastIndexOf(';') + 1);
  }

  private static String object(String stack) {
    return leaf(stack).replaceFirst("`.*", "");
  }

  /** The shares and their differences. */
  Profile profile() {
    double effect = new DesignEffect().of(baselines).of(treatments).value();
    List<Profile.Share> symbols = shares(ProfiledArms::leaf, effect);
    return new Profile(
        scenario,
        baseline,
        treatment,
        Math.min(baselines.size(), treatments.size()),
        sum(pooled(baselines, s -> "").values()),
        sum(pooled(treatments, s -> "").values()),
        effect,
        shares(ProfiledArms::object, effect),
        symbols.subList(0, Math.min(MOST_SYMBOLS, symbols.size())));
  }

  private static long sum(Iterable<Long> counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  private List<Profile.Share> shares(UnaryOperator<String> as, double designEffect) {
    Map<String, Long> before = pooled(baselines, as);
    Map<String, Long> after = pooled(treatments, as);
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    double most = Double.isNaN(designEffect) ? 1 : designEffect;
    double n1 = sum(before.values());
    double n2 = sum(after.values());
    return names.stream()
        .map(
            name -> {
              double x1 = before.getOrDefault(name, 0L);
              double x2 = after.getOrDefault(name, 0L);
              String[] parts = (name + "` ").split("`", 3);
              return new Profile.Share(
                  parts[0],
                  parts[1].strip(),
                  x1 / n1,
                  x2 / n2,
                  Newcombe.difference(x1 / most, n1 / most, x2 / most, n2 / most, level));
            })
        .sorted(
            Comparator.comparingDouble((Profile.Share s) -> -Math.abs(s.difference().estimate())))
        .toList();
  }
}
