// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleReader;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;

/**
 * latencies.csv with the columns of STeLLAR, one for each scenario and arm, for its plots: whole
 * milliseconds to the first byte, times to the second, no failed requests.
 */
public final class StellarFiles {
  private static final String HEADER =
      "Request ID,Host,Sent At,Received At,Client Latency (ms),Burst ID\n";
  private static final long NS_PER_MS = 1_000_000;
  private final Map<String, StringBuilder> files = new LinkedHashMap<>();
  private final Map<String, Long> bursts = new HashMap<>();

  private StellarFiles() {}

  /** Their texts, by path. */
  public static Map<String, StringBuilder> of(MeasuredDirectory directory) {
    StellarFiles all = new StellarFiles();
    try {
      for (MeasuredTrial trial : directory.trials()) {
        if (trial.state() == MeasuredTrial.State.USABLE
            && trial.planned().kind() == TrialKind.MACRO) {
          all.add(trial);
        }
      }
      return all.files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(MeasuredTrial trial) throws IOException {
    List<String> arms = trial.arms();
    SampleRow row = new SampleRow();
    long before = bursts.getOrDefault(trial.record().scenario(), 0L);
    try (SampleReader rows = new SampleReader(trial.path().resolve(Sample.FILE), arms)) {
      while (rows.read(row)) {
        if (row.seq >= trial.firstMeasured() && row.error.isEmpty() && row.firstByteNs >= 0) {
          add(trial, arms.get(row.arm), row, before + Math.max(0, row.more[SampleRow.BURST]));
        }
      }
    }
  }

  /** Bursts are numbered through all trials of a scenario. */
  private void add(MeasuredTrial trial, String arm, SampleRow row, long burst) {
    TrialRecord record = trial.record();
    bursts.merge(record.scenario(), burst + 1, Math::max);
    files
        .computeIfAbsent(
            record.scenario() + "-" + arm + "/latencies.csv", name -> new StringBuilder(HEADER))
        .append(
            String.join(
                ",",
                trial.planned().number() + "-" + row.seq,
                host(arm, row),
                second(record, row.sentNs),
                second(record, row.firstByteNs),
                Long.toString((row.firstByteNs - row.sentNs) / NS_PER_MS),
                Long.toString(burst)))
        .append('\n');
  }

  private static String host(String arm, SampleRow row) {
    long endpoint = row.more[SampleRow.ENDPOINT];
    return endpoint < 0 ? arm : arm + "-" + endpoint;
  }

  private static String second(TrialRecord record, long ns) {
    return record.start().plusNanos(ns).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
