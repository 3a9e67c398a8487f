// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleReader;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.stats.estimate.Ascending;
import org.hookbench.stats.estimate.SampleQuantile;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;

/** Every request as it was written, warm-up and failures included, and the seconds made of them. */
final class RequestTables implements AutoCloseable {
  private static final double NS_PER_MS = 1e6;
  private static final long NS_PER_S = 1_000_000_000L;

  private final Inserts requests;
  private final Inserts seconds;

  RequestTables(Tables tables) throws SQLException {
    requests =
        tables.table(
            "requests",
            "trial BIGINT, arm TEXT, seq BIGINT, warmup BIGINT, connection BIGINT, intended_ns"
                + " BIGINT, sent_ns BIGINT, first_byte_ns BIGINT, done_ns BIGINT, status BIGINT,"
                + " bytes BIGINT, error TEXT");
    seconds =
        tables.table(
            "seconds",
            "trial BIGINT, arm TEXT, second BIGINT, success BIGINT, failure BIGINT, p50_ms DOUBLE"
                + " PRECISION, p99_ms DOUBLE PRECISION");
  }

  /** One second of one arm. */
  private static final class Second {
    private final List<Double> responsesMs = new ArrayList<>();
    private int failures;

    private double quantile(double p) {
      double[] sorted = responsesMs.stream().mapToDouble(ms -> ms).toArray();
      Ascending.sort(sorted);
      return sorted.length == 0 ? Double.NaN : SampleQuantile.of(sorted, p);
    }
  }

  void write(MeasuredDirectory directory) throws SQLException {
    for (MeasuredTrial trial : directory.trials()) {
      if (trial.planned().kind() == TrialKind.MACRO
          && trial.state() == MeasuredTrial.State.USABLE
          && Files.isRegularFile(trial.path().resolve(Sample.FILE))) {
        write(directory.name(), trial);
      }
    }
  }

  private void write(String directory, MeasuredTrial trial) throws SQLException {
    List<String> arms = trial.arms();
    List<List<Second>> byArm = new ArrayList<>();
    arms.forEach(arm -> byArm.add(new ArrayList<>()));
    Path file = trial.path().resolve(Sample.FILE);
    try (SampleReader reader = new SampleReader(file, arms)) {
      SampleRow row = new SampleRow();
      while (reader.read(row)) {
        writeRequest(directory, trial, row);
        count(byArm.get(row.arm), row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    writeSeconds(directory, trial, byArm);
  }

  private void writeRequest(String directory, MeasuredTrial trial, SampleRow r)
      throws SQLException {
    int warmup = r.seq < trial.firstMeasured() ? 1 : 0;
    requests.add(
        directory,
        trial.planned().number(),
        trial.arms().get(r.arm),
        r.seq,
        warmup,
        known(r.connection),
        r.intendedNs,
        known(r.sentNs),
        known(r.firstByteNs),
        known(r.doneNs),
        r.status == 0 ? null : r.status,
        known(r.bytes),
        r.error.isEmpty() ? null : r.error);
  }

  private void writeSeconds(String directory, MeasuredTrial trial, List<List<Second>> byArm)
      throws SQLException {
    for (int arm = 0; arm < byArm.size(); arm++) {
      List<Second> own = byArm.get(arm);
      for (int second = 0; second < own.size(); second++) {
        Second s = own.get(second);
        seconds.add(
            directory,
            trial.planned().number(),
            trial.arms().get(arm),
            second,
            s.responsesMs.size(),
            s.failures,
            s.quantile(0.5),
            s.quantile(0.99));
      }
    }
  }

  /** Into the second in which it ended; the seconds before it are there, too, if with nothing. */
  private static void count(List<Second> seconds, SampleRow r) {
    int second = (int) (Math.max(r.doneNs, r.intendedNs) / NS_PER_S);
    while (seconds.size() <= second) {
      seconds.add(new Second());
    }
    if (r.error.isEmpty()) {
      seconds.get(second).responsesMs.add((r.doneNs - r.intendedNs) / NS_PER_MS);
    } else {
      seconds.get(second).failures++;
    }
  }

  private static Long known(long value) {
    return value == SampleRow.MISSING ? null : value;
  }

  @Override
  public void close() throws SQLException {
    requests.close();
    seconds.close();
  }
}
