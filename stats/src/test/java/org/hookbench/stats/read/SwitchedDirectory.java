// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.experiment.results.SampleWriter;
import org.hookbench.experiment.results.TrialDirectory;
import org.hookbench.experiment.results.TrialRecord;

/**
 * Writes results of processes that each hold none and one other arm: two lanes, whose connections
 * are renewed after the same number of requests.
 *
 * @param processes of each arm
 * @param rounds connections of each arm and process
 * @param processSdNs of the effect, between processes
 */
public record SwitchedDirectory(Path folder, int processes, int rounds, double processSdNs) {
  private static final String NONE = "none";
  private static final int RENEW = 50;
  private static final double BASE_NS = 90_000;
  private static final double ROUND_SD_NS = 3_000;
  private static final double CALLS = 1.03;

  /** With these effects of the arms beside none. */
  public Path write(long seed, Map<String, Double> effectsNs) {
    return write(seed, effectsNs, Map.of());
  }

  /** With these further files, by name. */
  public Path write(long seed, Map<String, Double> effectsNs, Map<String, String> files) {
    Map<String, String> labels = new LinkedHashMap<>(Map.of(NONE, NONE));
    List<PlannedTrial> trials = new ArrayList<>();
    for (String arm : new TreeMap<>(effectsNs).keySet()) {
      labels.put(arm, arm);
      for (int block = 1; block <= processes; block++) {
        int number = trials.size() + 1;
        trials.add(
            new PlannedTrial(
                number, TrialKind.MACRO, "hello", block, List.of(NONE, arm), seed + number));
      }
    }
    PlannedScenario scenario =
        new PlannedScenario("hello", TrialKind.MACRO, Map.of("schedule", "switch", "renew", RENEW));
    ResultDirectory results =
        ResultDirectory.create(
            folder,
            Instant.EPOCH,
            Plan.of("s" + seed, seed, labels, List.of(scenario), trials),
            files);
    trials.forEach(trial -> process(results.begin(trial), trial, effectsNs));
    return results.path();
  }

  private void process(
      TrialDirectory directory, PlannedTrial trial, Map<String, Double> effectsNs) {
    SplittableRandom r = new SplittableRandom(trial.seed());
    double effectNs = effectsNs.get(trial.arms().get(1)) + processSdNs * r.nextGaussian();
    Path file = directory.path().resolve(Sample.FILE);
    try (SampleWriter out = new SampleWriter(file, trial.arms())) {
      requests(out, effectNs, r);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Map<String, Double>> figures =
        Map.of(trial.arms().get(1), Map.of("switched_calls_per_request", CALLS));
    directory.commit(
        TrialRecord.finished(
            trial,
            Instant.EPOCH,
            List.of(),
            new TrialRecord.Measured(0, Map.of(), Map.of(), figures, List.of())));
  }

  private void requests(SampleWriter out, double effectNs, SplittableRandom r) throws IOException {
    long now = 0;
    double[][] round = new double[2][2];
    for (int pair = 0; pair < rounds * RENEW; pair++) {
      int lane = pair % 2;
      int number = pair / 2 / RENEW;
      if (pair / 2 % RENEW == 0) {
        round[lane] = new double[] {r.nextGaussian(), r.nextGaussian()};
      }
      for (int k = 0; k < 2; k++) {
        SampleRow row = new SampleRow();
        row.seq = 2L * pair + k;
        row.arm = (k + pair / 3) % 2;
        row.connection = 2 * number + lane;
        double own = BASE_NS * Math.exp(0.1 * r.nextGaussian());
        double ns = own + ROUND_SD_NS * round[lane][row.arm] + (row.arm == 1 ? effectNs : 0);
        row.intendedNs = now;
        row.sentNs = now;
        row.doneNs = now + Math.round(ns);
        out.write(row);
        now = row.doneNs + 5_000;
      }
    }
  }
}
