// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;

/**
 * trial.json: one trial as it was made.
 *
 * @param start UTC; zero of the times in the samples
 * @param reason why it failed; null if it did not
 * @param warmup pairs (or requests, with one arm) at the start of the samples that are warm-up
 * @param samples measured samples per arm, without warm-up, errors included
 * @param errors measured samples that ended in an error, per arm
 * @param figures everything else that was counted, by name with its unit: reads_per_request,
 *     calls_per_batch, ...; per arm
 * @param earlierAttempts of the same trial
 */
public record TrialRecord(
    String schema,
    int number,
    TrialKind kind,
    String scenario,
    int block,
    List<String> arms,
    Instant start,
    TrialStatus status,
    String reason,
    List<Proof> proof,
    int warmup,
    Map<String, Long> samples,
    Map<String, Long> errors,
    Map<String, Map<String, Double>> figures,
    List<Warning> warnings,
    List<Attempt> earlierAttempts) {
  public static final String FILE = "trial.json";
  public static final String SCHEMA = "hookbench/trial/1";

  /** An attempt that was not the last. */
  public record Attempt(Instant start, TrialStatus status, String reason) {}

  /** What a trial that was made as planned measured: the components of the same names. */
  public record Measured(
      int warmup,
      Map<String, Long> samples,
      Map<String, Long> errors,
      Map<String, Map<String, Double>> figures,
      List<Warning> warnings) {}

  /** A trial that was made as planned. */
  public static TrialRecord finished(
      PlannedTrial trial, Instant start, List<Proof> proof, Measured measured) {
    return ended(trial, start, TrialStatus.FINISHED, null, proof).with(measured);
  }

  /** A trial that could not be made or proven, or was interrupted. */
  public static TrialRecord ended(
      PlannedTrial trial, Instant start, TrialStatus status, String reason, List<Proof> proof) {
    return new TrialRecord(
        SCHEMA,
        trial.number(),
        trial.kind(),
        trial.scenario(),
        trial.block(),
        trial.arms(),
        start,
        status,
        reason,
        proof,
        0,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of());
  }

  private TrialRecord with(Measured measured) {
    return new TrialRecord(
        schema,
        number,
        kind,
        scenario,
        block,
        arms,
        start,
        status,
        reason,
        proof,
        measured.warmup,
        measured.samples,
        measured.errors,
        measured.figures,
        measured.warnings,
        earlierAttempts);
  }

  TrialRecord after(List<Attempt> attempts) {
    return new TrialRecord(
        schema, number, kind, scenario, block, arms, start, status, reason, proof, warmup, samples,
        errors, figures, warnings, attempts);
  }
}
