// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.estimate.MeanEffect;

/** Result directories of one experiment that are combined: the session is the unit. */
final class Sessions {
  private Sessions() {}

  /** One effect per session, the mean over its trials; empty if there is one session only. */
  static List<TrialEffect> effects(Input input, List<TrialEffect> trials) {
    Map<Integer, Integer> sessionOfBlock = new HashMap<>();
    Stream.of(input.baseline(), input.treatment())
        .flatMap(arm -> arm.trials().stream())
        .forEach(t -> sessionOfBlock.put(t.block(), t.session()));
    Map<Integer, List<TrialEffect>> bySession =
        trials.stream()
            .collect(
                Collectors.groupingBy(
                    t -> sessionOfBlock.get(t.block()), TreeMap::new, Collectors.toList()));
    return bySession.size() < 2
        ? List.of()
        : bySession.entrySet().stream()
            .map(e -> effect(e.getKey(), e.getValue()))
            .filter(e -> e.effect() != null)
            .toList();
  }

  private static TrialEffect effect(int session, List<TrialEffect> trials) {
    Double baseline = mean(trials, TrialEffect::baseline);
    Double treatment = mean(trials, TrialEffect::treatment);
    Double paired = mean(trials, TrialEffect::effect);
    Double apart = baseline == null || treatment == null ? null : treatment - baseline;
    return new TrialEffect(session, baseline, treatment, paired == null ? apart : paired);
  }

  private static Double mean(List<TrialEffect> trials, Function<TrialEffect, Double> field) {
    double[] values = TrialEffect.values(trials, field);
    return values.length == 0 ? null : Arrays.stream(values).average().orElseThrow();
  }

  /** The intervals of the sessions, with all trials beside them. */
  static RunLevel over(
      List<TrialEffect> sessions, RunLevel level, Input input, List<TrialEffect> trials) {
    String statistic = RunLevelAnalysis.statistic(input.pairing());
    MeanEffect mean = level.mean().named("Student's t over " + sessions.size() + " sessions");
    return new RunLevel(
        input.pairing(),
        "mean over the trials of a session: " + statistic,
        trials,
        mean,
        mean.interval(level.effect().level()),
        mean.student(level.equivalence().level()),
        level.ratio(),
        level.p(),
        level.kruskalWallis(),
        level.hodgesLehmann(),
        sessions.size(),
        List.of());
  }

  /** How many result directories there are. */
  static long count(Input input) {
    return input.baseline().trials().stream().map(TrialSamples::session).distinct().count();
  }
}
