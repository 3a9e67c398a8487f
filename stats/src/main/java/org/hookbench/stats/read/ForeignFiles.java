// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;

/**
 * Files of samples as if they were a result directory: each trial of a file is a trial of one arm,
 * and nothing is known of the machine, the order of the trials or the hooks.
 *
 * @param series of the trials
 */
public record ForeignFiles(MeasuredDirectory directory, List<TrialSeries> series) {
  private static final long SEED = 42;

  private record Read(NamedFile named, ForeignSamples file) {}

  /**
   * Reads files.
   *
   * @param given each FILE, ARM=FILE or SCENARIO/ARM=FILE; the first arm is the baseline
   * @param request what to take from each
   * @param out where the analysis goes
   */
  public static ForeignFiles read(List<String> given, ReadSpec request, Path out) {
    List<Read> read =
        given.stream().map(NamedFile::parse).toList().parallelStream()
            .map(named -> new Read(named, ForeignReader.read(named.path(), request)))
            .toList();
    List<TrialSeries> series = new ArrayList<>();
    for (Read one : inOrder(read)) {
      for (double[] values : one.file().trials()) {
        ForeignTrial trial = new ForeignTrial(one.named(), one.file(), kind(read, one));
        series.add(trial.series(series.size() + 1, values));
      }
    }
    return new ForeignFiles(directory(read, series, out), List.copyOf(series));
  }

  /** Scenario by scenario, arm by arm: nothing says which files were made one after the other. */
  private static List<Read> inOrder(List<Read> read) {
    Set<String> places = new LinkedHashSet<>();
    read.forEach(one -> places.add(one.named().scenario()));
    read.forEach(one -> places.add(one.named().scenario() + "/" + one.named().arm()));
    List<String> order = List.copyOf(places);
    return read.stream()
        .sorted(
            java.util.Comparator.comparingInt(
                one -> order.indexOf(one.named().scenario() + "/" + one.named().arm())))
        .toList();
  }

  private static TrialKind kind(List<Read> read, Read of) {
    TrialKind kind = of.file().kind();
    read.stream()
        .filter(other -> other.named().scenario().equals(of.named().scenario()))
        .filter(other -> other.file().kind() != kind)
        .findFirst()
        .ifPresent(
            other -> {
              throw UserError.of(
                  "%s: times of calls and %s: times of requests cannot be compared; give them"
                      + " different scenarios, as in SCENARIO/ARM=FILE",
                  other.named().path(), of.named().path());
            });
    return kind;
  }

  private static MeasuredDirectory directory(List<Read> read, List<TrialSeries> series, Path out) {
    Map<String, String> arms = new LinkedHashMap<>();
    read.forEach(
        one -> arms.merge(one.named().arm(), one.named().path().toString(), (a, b) -> a + " " + b));
    List<PlannedTrial> trials = series.stream().map(one -> one.trial().planned()).toList();
    Set<PlannedScenario> scenarios =
        trials.stream()
            .map(trial -> new PlannedScenario(trial.scenario(), trial.kind(), Map.of()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Plan plan = Plan.of("files", SEED, arms, List.copyOf(scenarios), trials);
    return new MeasuredDirectory(
        out,
        plan,
        null,
        Json.mapper().missingNode(),
        series.stream().map(TrialSeries::trial).toList());
  }
}
