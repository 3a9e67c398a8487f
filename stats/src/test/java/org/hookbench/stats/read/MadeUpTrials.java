// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.TrialDirectory;
import org.hookbench.experiment.results.TrialRecord;

/** The trials of a made-up directory: what each of them measured, and its trial.json. */
final class MadeUpTrials {
  /** By scenario/arm: microseconds per request, nanoseconds per call. */
  final Map<String, Double> effects = new HashMap<>();

  /** What a hook counted, per macro trial. */
  Map<String, Double> reads = Map.of("reads_per_request", 2.0, "bytes_per_read", 180.0);

  int requests = 2000;
  int pairs = 1500;
  double errorShare;
  boolean resources = true;

  /**
   * By arm: servers that are simulated, with as many connections as the scenario's name ends in.
   */
  Map<String, ClosedLoop> loops = Map.of();

  void make(TrialDirectory directory, PlannedTrial trial, TrialRecord made) {
    double[] shifts =
        trial.arms().stream()
            .mapToDouble(arm -> effects.getOrDefault(trial.scenario() + "/" + arm, 0.0))
            .toArray();
    MadeUpSamples samples = new MadeUpSamples(trial, shifts);
    try {
      Files.writeString(directory.path().resolve("log.txt"), "made up\n");
      if (trial.kind() == TrialKind.MICRO) {
        samples.writeCalls(directory.path(), pairs);
      } else if (!loops.isEmpty()) {
        String arm = trial.arms().get(0);
        int connections = Integer.parseInt(trial.scenario().replaceFirst("^.*-c", ""));
        ClosedLoop loop = loops.get(arm);
        loop.write(
            directory.path(), arm, loop.run(connections, requests + requests / 10, trial.number()));
      } else {
        samples.writeRequests(directory.path(), requests, errorShare);
        if (resources) {
          samples.writeResources(directory.path(), requests);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    directory.commit(made);
  }

  TrialRecord record(PlannedTrial trial, Instant start) {
    boolean micro = trial.kind() == TrialKind.MICRO;
    List<Proof> proof = new ArrayList<>();
    Map<String, Long> counts = new LinkedHashMap<>();
    Map<String, Map<String, Double>> figures = new HashMap<>();
    for (String arm : trial.arms()) {
      boolean none = arm.startsWith("none");
      proof.add(none ? absent(arm) : counted(arm));
      counts.put(arm, (long) (micro ? pairs : requests));
      if (!micro) {
        Map<String, Double> figure = new LinkedHashMap<>();
        figure.put("cpu_seconds", 1.5);
        if (!none) {
          figure.putAll(reads);
        }
        figures.put(arm, figure);
      }
    }
    int warmup = micro ? 0 : requests / 10;
    return TrialRecord.finished(
        trial,
        start,
        proof,
        new TrialRecord.Measured(warmup, counts, Map.of(), figures, List.of()));
  }

  private static Proof absent(String arm) {
    return new Proof(arm, null, null, ProofState.PROVEN, "absent", Map.of(), "no hook is mapped");
  }

  private Proof counted(String arm) {
    long calls = 3L * requests;
    return new Proof(
        arm,
        arm + ".so",
        "ab".repeat(32),
        ProofState.PROVEN,
        "telemetry",
        Map.of("read", calls),
        "read was called " + calls + " times");
  }

  /** What provenance.json says of the machine. */
  static String machine(String virtualization) {
    try (InputStream in = MadeUpTrials.class.getResourceAsStream("environment.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("\"kvm\"", '"' + virtualization + '"');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
