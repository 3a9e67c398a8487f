// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.Steadiness;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.SampleQuantile;
import org.hookbench.stats.estimate.Settling;

/**
 * Tests whether the difference stays the same from the first to the second half of the trials. The
 * test is over trials or sessions, so samples that depend on each other do not disturb it.
 *
 * @param margin of the median
 */
record SteadyState(Input input, double confidence, double margin) {
  private static final double SHARE_THAT_MATTERS = 0.05;
  private static final int SHORTEST = 40;

  Steadiness test() {
    List<Integer> settling =
        Stream.of(input.baseline(), input.treatment()).map(this::unsettled).toList();
    int difference = input.pairing().inOneTrial() ? unsettledDifferences() : 0;
    int tested = (int) input.treatment().trials().stream().filter(this::isTested).count();
    if (!halvesCanBeCompared()) {
      return new Steadiness(tested, settling.get(0), settling.get(1), difference, null, null, true);
    }
    List<TrialEffect> first = effects(v -> Arrays.copyOfRange(v, 0, v.length / 2));
    List<TrialEffect> second = effects(v -> Arrays.copyOfRange(v, v.length / 2, v.length));
    Interval drift = RunLevelAnalysis.over(input, changes(first, second), confidence).effect();
    boolean steady = drift == null || drift.contains(0) || Math.abs(drift.estimate()) <= margin;
    return new Steadiness(
        tested, settling.get(0), settling.get(1), difference, drift, outcome(second), steady);
  }

  private boolean halvesCanBeCompared() {
    return Stream.of(input.baseline(), input.treatment())
        .flatMap(arm -> arm.trials().stream())
        .allMatch(trial -> trial.values().length >= SHORTEST);
  }

  private List<TrialEffect> effects(UnaryOperator<double[]> part) {
    Input parts =
        new Input(
            input.kind(),
            input.scenario(),
            input.unit(),
            input.pairing(),
            part(input.baseline(), part),
            part(input.treatment(), part));
    return RunLevelAnalysis.effects(parts, new Figure(OutcomeKind.MEDIAN, parts.unit()));
  }

  private static ArmSamples part(ArmSamples arm, UnaryOperator<double[]> part) {
    return new ArmSamples(
        arm.name(), arm.trials().parallelStream().map(t -> t.part(part)).toList());
  }

  private static List<TrialEffect> changes(List<TrialEffect> first, List<TrialEffect> second) {
    List<TrialEffect> changes = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      TrialEffect a = first.get(i);
      TrialEffect b = second.get(i);
      changes.add(
          new TrialEffect(
              a.block(),
              change(a.baseline(), b.baseline()),
              change(a.treatment(), b.treatment()),
              change(a.effect(), b.effect())));
    }
    return changes;
  }

  private static Double change(Double first, Double second) {
    return first == null || second == null ? null : Double.valueOf(second - first);
  }

  private Outcome outcome(List<TrialEffect> effects) {
    RunLevel level = RunLevelAnalysis.over(input, effects, confidence);
    return level.effect() == null
        ? null
        : OutcomeRule.outcome(OutcomeKind.MEDIAN, input.unit(), level, margin, 0);
  }

  private int unsettled(ArmSamples arm) {
    return (int)
        arm.trials().parallelStream()
            .filter(t -> Settling.from(t.values(), tolerance(t)) == t.values().length)
            .count();
  }

  private boolean isTested(TrialSamples trial) {
    return Settling.from(trial.values(), tolerance(trial)) != Settling.UNKNOWN;
  }

  private double tolerance(TrialSamples trial) {
    return Math.max(margin, SHARE_THAT_MATTERS * SampleQuantile.of(trial.sorted(), 0.5));
  }

  private int unsettledDifferences() {
    Map<Integer, TrialSamples> baseline =
        input.baseline().trials().stream()
            .collect(Collectors.toMap(TrialSamples::block, Function.identity(), (a, b) -> a));
    return (int)
        input.treatment().trials().parallelStream()
            .filter(t -> baseline.containsKey(t.block()))
            .map(t -> TrialFigure.differences(baseline.get(t.block()).values(), t.values()))
            .filter(d -> Settling.from(d, margin) == d.length)
            .count();
  }
}
