// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hookbench.stats.read.ArmSeries;
import org.hookbench.stats.read.TrialSeries;

/** Samples of an arm over trials, made once however many comparisons rest on the same trials. */
final class SharedSamples {
  private record Key(String arm, List<ArmSeries> series) {}

  private final Map<Key, ArmSamples> made = new ConcurrentHashMap<>();

  ArmSamples of(String arm, List<TrialSeries> trials) {
    List<ArmSeries> series = new ArrayList<>();
    List<TrialSamples> samples = new ArrayList<>();
    for (TrialSeries trial : trials) {
      for (ArmSeries own : trial.arms()) {
        if (own.arm().equals(arm)) {
          series.add(own);
          samples.add(samples(trial, own));
        }
      }
    }
    return made.computeIfAbsent(new Key(arm, series), key -> new ArmSamples(arm, samples));
  }

  private static TrialSamples samples(TrialSeries trial, ArmSeries own) {
    return new TrialSamples(
        trial.trial().planned().directory(),
        trial.trial().planned().block(),
        own.response(),
        own.sorted(),
        0,
        own.requests(),
        own.errorCount(),
        trial.trial().session(),
        own.connections(),
        used(trial, own),
        beside(trial, own));
  }

  private static TrialSamples beside(TrialSeries trial, ArmSeries own) {
    ArmSeries first = trial.arms().get(0);
    return own.connections().length == 0 || own.equals(first) ? null : samples(trial, first);
  }

  /** A process that held both arms does not tell which of them used what. */
  private static Map<Figure, Double> used(TrialSeries trial, ArmSeries own) {
    return trial.trial().micro() || own.connections().length > 0
        ? Map.of()
        : UsedByTrial.of(trial.trial(), own);
  }
}
