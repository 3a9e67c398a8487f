// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Batch;
import org.hookbench.experiment.results.Pair;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.TrialRecord;

/**
 * A trial of the plan and what became of it.
 *
 * @param record null if it is not there
 * @param armOfFiles name of its only arm in record and files; null: the names are those of the plan
 * @param switched whether one process held both arms, by connection
 * @param metrics that the runs of a workload tell; else empty
 * @param session result directory it is of, from 1, where several are combined
 */
public record MeasuredTrial(
    PlannedTrial planned,
    TrialRecord record,
    Path path,
    String armOfFiles,
    boolean switched,
    Map<String, Workload.Metric> metrics,
    int session) {

  /** A trial whose arms have the same names in the plan and in its files. */
  public MeasuredTrial(PlannedTrial planned, TrialRecord record, Path path) {
    this(planned, record, path, null, false, Map.of(), 1);
  }

  /** One arm of this trial as a trial by itself, by another name in another plan. */
  public MeasuredTrial side(String arm, PlannedTrial renamed) {
    return new MeasuredTrial(renamed, record, path, arm, switched, metrics, session);
  }

  /** The same as one of a scenario. */
  MeasuredTrial of(PlannedScenario scenario) {
    return new MeasuredTrial(
        planned,
        record,
        path,
        armOfFiles,
        MeasuredDirectory.switched(scenario),
        RunMetrics.of(scenario),
        session);
  }

  /** The same as a trial of one of several result directories. */
  MeasuredTrial in(int ofSession, PlannedTrial renumbered) {
    return new MeasuredTrial(renumbered, record, path, armOfFiles, switched, metrics, ofSession);
  }

  /** What the analysis may do with a trial. */
  public enum State {
    /** Finished, and nothing speaks against the hook's proof. */
    USABLE,
    /** A proof does not hold: the hook did not run where it had to, or did where it must not. */
    UNPROVEN,
    FAILED,
    INTERRUPTED,
    /** Planned, and not there. */
    MISSING
  }

  public State state() {
    if (record == null) {
      return State.MISSING;
    }
    return switch (record.status()) {
      case FAILED -> State.FAILED;
      case INTERRUPTED -> State.INTERRUPTED;
      case FINISHED ->
          record.proof().stream().noneMatch(Proof::refuted) ? State.USABLE : State.UNPROVEN;
    };
  }

  /** Why it is not usable; empty if it is. */
  public String reason() {
    return switch (state()) {
      case USABLE -> "";
      case MISSING -> "not made";
      case FAILED, INTERRUPTED -> record.reason() == null ? "no reason given" : record.reason();
      case UNPROVEN ->
          record.proof().stream()
              .filter(Proof::refuted)
              .map(p -> p.arm() + ": " + p.detail())
              .findFirst()
              .orElseThrow();
    };
  }

  public List<String> arms() {
    return planned.arms();
  }

  public boolean micro() {
    return planned.kind() == TrialKind.MICRO;
  }

  /** Raw requests of a macro trial; one that is missing or there twice is an error. */
  public Requests requests() {
    Path file = path.resolve(Sample.FILE);
    Requests requests = Requests.read(file, arms(), record.warmup(), switched);
    if (!requests.gap().isEmpty()) {
      throw UserError.of(
          "%s: %s: rows are missing or there twice; restore the file, or set the status in"
              + " trial.json to failed",
          file, requests.gap());
    }
    return requests;
  }

  /** Errors if trial.json does not tell as many measured samples of an arm as there are. */
  void requireCounts(List<ArmSeries> series) {
    for (ArmSeries own : series) {
      Long told = record.samples().get(own.arm());
      if (told != null && told != own.requests()) {
        throw UserError.of(
            "%s: has %s measured samples of %s, and trial.json tells %s; restore the file, or set"
                + " the status in trial.json to failed",
            path, own.requests(), own.arm(), told);
      }
    }
  }

  /** Raw batches of a micro trial. */
  public CallPairs calls() {
    return planned.duet()
        ? CallPairs.readPairs(path.resolve(Pair.FILE))
        : CallPairs.readBatches(path.resolve(Batch.FILE));
  }

  /** The name in the plan of an arm of the files; null: it is not an arm of this side. */
  String armOf(String inFiles) {
    return armOfFiles == null ? inFiles : inFiles.equals(armOfFiles) ? arms().get(0) : null;
  }

  /** The {@code seq} of the first request after the warm-up. */
  public long firstMeasured() {
    return (long) record.warmup() * record.arms().size();
  }

  public Resources resources() {
    Resources all = Resources.read(path.resolve(Resources.FILE));
    return armOfFiles == null ? all : all.only(armOfFiles, arms().get(0));
  }

  /** A figure of trial.json, NaN if it is not there. */
  public double figure(String arm, String name) {
    String own = armOfFiles == null ? arm : armOfFiles;
    if (record == null || record.figures() == null || !record.figures().containsKey(own)) {
      return Double.NaN;
    }
    Double value = record.figures().get(own).get(name);
    return value == null ? Double.NaN : value;
  }
}
