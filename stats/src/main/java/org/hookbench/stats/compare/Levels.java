// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.analysis.Level;
import org.hookbench.stats.estimate.Nested;
import org.hookbench.stats.estimate.VarianceComponents;

/** Where the spread of the median difference comes from: sessions, processes, and within them. */
final class Levels {
  private Levels() {}

  /** The highest level first; empty if the arms did not run in the same trials. */
  static List<Level> of(Input input) {
    if (!input.pairing().inOneTrial()) {
      return List.of();
    }
    Map<Integer, TrialSamples> baseline = new LinkedHashMap<>();
    input.baseline().trials().forEach(t -> baseline.put(t.block(), t));
    Map<Integer, List<Nested>> sessions = new LinkedHashMap<>();
    for (TrialSamples treatment : input.treatment().trials()) {
      double[] parts =
          Rounds.figures(OutcomeKind.MEDIAN, baseline.get(treatment.block()), treatment);
      if (parts.length >= Rounds.FEWEST) {
        sessions
            .computeIfAbsent(treatment.session(), s -> new ArrayList<>())
            .add(new Nested.Leaf(parts));
      }
    }
    return sessions.isEmpty() ? List.of() : levels(sessions.values());
  }

  private static List<Level> levels(Collection<List<Nested>> sessions) {
    List<Nested> trials = sessions.stream().flatMap(List::stream).toList();
    int parts = trials.stream().mapToInt(t -> t.values().length).sum();
    if (trials.size() == 1) {
      return List.of(within(VarianceComponents.of(trials.get(0)), parts));
    }
    boolean several = sessions.size() > 1 && sessions.stream().allMatch(own -> own.size() > 1);
    VarianceComponents variance =
        several
            ? VarianceComponents.of(
                new Nested.Group(
                    sessions.stream().map(own -> (Nested) new Nested.Group(own)).toList()))
            : VarianceComponents.of(new Nested.Group(trials));
    List<Level> levels = new ArrayList<>();
    levels.add(several ? level("session", sessions.size(), variance, 2) : null);
    levels.add(level("process", trials.size(), variance, 1));
    levels.add(within(variance, parts));
    return levels.stream().filter(Objects::nonNull).toList();
  }

  private static Level level(String name, int groups, VarianceComponents variance, int index) {
    return new Level(name, groups, Math.sqrt(Math.max(0, variance.unbiased().get(index))));
  }

  private static Level within(VarianceComponents variance, int parts) {
    double perTrial = variance.biased().get(0) / variance.repetitions().get(0);
    return new Level("within", parts, Math.sqrt(perTrial));
  }
}
