package org.hookbench.stats.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  static UsableTrials read(List<MeasuredDirectory> directories) {
    List<MeasuredTrial> usable =
        directories.stream()
            .flatMap(directory -> directory.trials().stream())
            .filter(trial -> trial.state() == MeasuredTrial.State.USABLE)
            .toList();
    int fair = WINDOWS_IN_ALL / Math.max(1, usable.size());
    int windows = Math.max(LEAST_WINDOWS_PER_TRIAL, Math.min(MOST_WINDOWS_PER_TRIAL, fair));
    return from(usable.parallelStream().map(trial -> TrialSeries.read(trial, windows)).toList());
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
