// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.Batch;
import org.hookbench.experiment.results.Pair;
import org.hookbench.experiment.results.Sample;

/** The raw files of one made-up trial; the same trial gives the same bytes. */
final class MadeUpSamples {
  private static final double REQUEST_NS = 280_000;
  private static final double CALL_NS = 260;
  private static final double MEMORY = 0.97;

  private final PlannedTrial trial;
  private final double[] shifts;
  private final Random random;
  private final double[] offsets;
  private double state;

  MadeUpSamples(PlannedTrial trial, double[] shifts) {
    this.trial = trial;
    this.shifts = shifts;
    this.random = new Random(trial.seed());
    this.offsets = new double[shifts.length];
    for (int a = 0; a < offsets.length; a++) {
      offsets[a] = random.nextGaussian();
    }
  }

  void writeRequests(Path directory, int requests, double errorShare) throws IOException {
    int warmup = requests / 10;
    int arms = trial.arms().size();
    long clockNs = 1_000_000;
    try (Writer out = gzip(directory.resolve(Sample.FILE), Sample.COLUMNS)) {
      for (int p = 0; p < warmup + requests; p++) {
        step();
        int first = random.nextInt(arms);
        for (int k = 0; k < arms; k++) {
          int arm = (first + k) % arms;
          long ns = Math.round(requestNs(arm, p, warmup, requests));
          boolean failed = random.nextDouble() < errorShare;
          out.write(row(p * (long) arms + k, trial.arms().get(arm), clockNs, ns, failed));
          clockNs += ns + 20_000;
        }
      }
    }
  }

  private static String row(long seq, String arm, long sentNs, long ns, boolean failed) {
    return seq
        + ","
        + arm
        + ",0,"
        + sentNs
        + ","
        + sentNs
        + ","
        + (failed ? -1 : sentNs + ns * 9 / 10)
        + ","
        + (sentNs + ns)
        + (failed ? ",0,0,connection-reset\n" : ",200,142,\n");
  }

  private double requestNs(int arm, int p, int warmup, int requests) {
    double cold = p < warmup ? 900_000 * Math.exp(-8.0 * p / warmup) : 0;
    double drift = 12_000 * Math.sin(3.0 * p / (warmup + requests));
    double own = Math.exp(0.12 * random.nextGaussian() + 0.1 * state) * REQUEST_NS;
    double tail = random.nextDouble() < 0.01 ? 400_000 * -Math.log(random.nextDouble()) : 0;
    return own + cold + drift + tail + 1_500 * offsets[arm] + 1_000 * shifts[arm];
  }

  void writeCalls(Path directory, int pairs) throws IOException {
    boolean duet = trial.duet();
    String file = duet ? Pair.FILE : Batch.FILE;
    try (Writer out = gzip(directory.resolve(file), duet ? Pair.COLUMNS : Batch.COLUMNS)) {
      for (int p = 0; p < pairs; p++) {
        step();
        String first = batchNs(0);
        out.write(
            duet
                ? p + (random.nextBoolean() ? ",BT," : ",TB,") + "1000," + first + "," + batchNs(1)
                : p + ",1000," + first);
        out.write('\n');
      }
    }
  }

  private String batchNs(int arm) {
    double spike = random.nextDouble() < 0.02 ? 300 * random.nextDouble() : 0;
    double ns =
        CALL_NS
            + 2 * state
            + 1.5 * random.nextGaussian()
            + spike
            + 0.05 * offsets[arm]
            + shifts[arm];
    return String.format(Locale.ROOT, "%.1f", 1000 * ns);
  }

  private void step() {
    state = MEMORY * state + Math.sqrt(1 - MEMORY * MEMORY) * random.nextGaussian();
  }

  void writeResources(Path directory, int requests) throws IOException {
    StringBuilder csv = new StringBuilder("arm,second,cpu_ns,memory_bytes,gc_ns,steal_ns\n");
    int seconds = Math.max(5, requests / 800);
    for (int second = 0; second < seconds; second++) {
      for (String arm : trial.arms()) {
        long cpu = Math.round(6.5e8 + 4e7 * random.nextGaussian());
        long memory = 180_000_000L + 400_000L * second;
        csv.append(arm).append(',').append(second).append(',').append(cpu).append(',');
        csv.append(memory).append(',').append(second % 4 == 3 ? 3_000_000 : 0).append(",\n");
      }
    }
    Files.writeString(directory.resolve(Resources.FILE), csv);
  }

  private static Writer gzip(Path file, java.util.List<String> columns) throws IOException {
    Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8);
    out.write(String.join(",", columns) + "\n");
    return out;
  }
}
