// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hookbench.experiment.Analysis;
import org.hookbench.experiment.AnalysisWarmup;
import org.hookbench.experiment.console.Progress;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;
import org.hookbench.stats.read.TrialSeries;

/** The series of every trial that an analysis may use, in the order of the plans. */
final class UsableTrials {
  private static final int WINDOWS_IN_ALL = 4000;
  private static final int MOST_WINDOWS_PER_TRIAL = 160;
  private static final int LEAST_WINDOWS_PER_TRIAL = 24;

  private final Map<MeasuredTrial, TrialSeries> series = new LinkedHashMap<>();

  private UsableTrials() {}

  /**
   * Reads them.
   *
   * @param untilSettled whether to leave out what came before a trial settled, even if its
   *     experiment does not ask for it
   */
  static UsableTrials read(List<MeasuredDirectory> directories, boolean untilSettled) {
    List<MeasuredTrial> usable =
        directories.stream()
            .flatMap(directory -> directory.trials().stream())
            .filter(trial -> trial.state() == MeasuredTrial.State.USABLE)
            .toList();
    int fair = WINDOWS_IN_ALL / Math.max(1, usable.size());
    int windows = Math.max(LEAST_WINDOWS_PER_TRIAL, Math.min(MOST_WINDOWS_PER_TRIAL, fair));
    Map<MeasuredTrial, Analysis> analyses = new HashMap<>();
    directories.forEach(d -> d.trials().forEach(trial -> analyses.put(trial, d.analysis())));
    try (Progress progress = new Progress("reading", usable.size())) {
      return from(
          usable.parallelStream()
              .map(t -> cut(TrialSeries.read(t, windows), analyses.get(t), untilSettled))
              .peek(one -> progress.next(one.trial().planned().directory()))
              .toList());
    }
  }

  private static TrialSeries cut(TrialSeries trial, Analysis analysis, boolean untilSettled) {
    return untilSettled || analysis.warmup() == AnalysisWarmup.AUTO
        ? WarmUpCut.apply(trial, analysis)
        : trial;
  }

  /** Trials that are read. */
  static UsableTrials from(List<TrialSeries> read) {
    UsableTrials trials = new UsableTrials();
    read.forEach(one -> trials.series.put(one.trial(), one));
    return trials;
  }

  List<TrialSeries> all() {
    return List.copyOf(series.values());
  }

  /** Those of these trials that are usable. */
  List<TrialSeries> of(List<MeasuredTrial> trials) {
    return trials.stream().map(series::get).filter(Objects::nonNull).toList();
  }
}
