// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.contract;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * A result directory as somebody writes it who has only the description of the format: no key that
 * results/README.md leaves to us, each trial a handful of samples with a known shift.
 */
final class HandWritten {
  private final AtomicInteger fails = new AtomicInteger();
  static final int BLOCKS = 6;
  static final int REQUESTS = 120;
  private static final long BASE_NS = 1_000_000;

  private final Path directory;
  private final long shiftNs;
  private final Random random = new Random(7);

  private HandWritten(Path directory, long shiftNs) {
    this.directory = directory;
    this.shiftNs = shiftNs;
  }

  /** Requests of two arms in one trial per block; the second takes shiftNs longer. */
  static Path duet(Path directory, long shiftNs) throws IOException {
    return new HandWritten(directory, shiftNs).macro(true);
  }

  /** Requests of one arm per trial. */
  static Path interleaved(Path directory, long shiftNs) throws IOException {
    return new HandWritten(directory, shiftNs).macro(false);
  }

  /** Batches of a thousand calls; a call of the treatment takes shiftNs longer. */
  static Path calls(Path directory, long shiftNs) throws IOException {
    return new HandWritten(directory, shiftNs).micro();
  }

  private Path macro(boolean duet) throws IOException {
    experiment(duet ? "duet" : "interleaved");
    StringBuilder plan = new StringBuilder();
    int number = 0;
    for (int block = 1; block <= BLOCKS; block++) {
      List<List<String>> groups =
          duet ? List.of(List.of("none", "scan")) : List.of(List.of("scan"), List.of("none"));
      for (List<String> arms : groups) {
        number++;
        Path trial = trial(number, "hello", arms);
        gzip(trial.resolve("samples.csv.gz"), samples(arms));
        Files.writeString(
            trial.resolve("resources.csv"),
            "arm,second,cpu_ns,throttled_ns,memory_bytes,gc_ns,steal_ns,psi_cpu_us\n"
                + arms.get(0)
                + ",0,1000000,,1048576,,0,0\n");
        plan.append(planned(number, "hello", block, arms));
      }
    }
    return plan(plan);
  }

  private Path micro() throws IOException {
    experiment("duet");
    StringBuilder plan = new StringBuilder();
    for (int block = 1; block <= BLOCKS; block++) {
      Path trial = trial(block, "read-zero-1", List.of("none", "scan"));
      StringBuilder rows = new StringBuilder("pair,order,calls,baseline_ns,treatment_ns\n");
      for (int pair = 0; pair < REQUESTS; pair++) {
        LongSupplier batch = () -> 80_000 + random.nextInt(500);
        rows.append("%d,%s,1000,".formatted(pair, random.nextBoolean() ? "BT" : "TB"))
            .append("%d,%d\n".formatted(batch.getAsLong(), batch.getAsLong() + 1000 * shiftNs));
      }
      gzip(trial.resolve("pairs.csv.gz"), rows.toString());
      plan.append(planned(block, "read-zero-1", block, List.of("none", "scan")));
    }
    return plan(plan);
  }

  private void experiment(String schedule) throws IOException {
    Files.createDirectories(directory.resolve("trials"));
    Files.writeString(
        directory.resolve("experiment.yaml"),
        """
        name: by-hand
        question: Does the keyword scan cost less than 50 us per request?
        sut:
          app: hello
          limits: {cpus: 1.0, memory: 512MiB}
        environment: {kind: docker, placement: same-node}
        arms: [none, scan]
        load: {model: closed, connections: 1, requests: %d, warmup: 0}
        design: {schedule: %s, blocks: %d, seed: 42}
        analysis: {margin: 50us, confidence: 0.95}
        """
            .formatted(REQUESTS, schedule, BLOCKS));
    Files.writeString(
        directory.resolve("environment.json"), "{\"schema\": \"hookbench/environment/1\"}");
  }

  private Path trial(int number, String scenario, List<String> arms) throws IOException {
    String arm = arms.size() > 1 ? "duet" : arms.get(0);
    Path trial =
        Files.createDirectories(
            directory.resolve("trials/%04d-%s-%s".formatted(number, scenario, arm)));
    Files.writeString(trial.resolve("log.txt"), "");
    Files.writeString(
        trial.resolve("trial.json"),
        """
        {"schema": "hookbench/trial/1", "scenario": "%s", "arms": %s,
         "start": "2026-01-31T12:%02d:00Z", "status": "finished", "reason": null,
         "proof": {"scan": {"calls": {"read": 240}}}, "samples": %d, "errors": 0,
         "resources": {"cpu_ns": 1000000}, "warnings": []}
        """
            .formatted(scenario, quoted(arms), number, REQUESTS * arms.size()));
    return trial;
  }

  private String samples(List<String> arms) {
    StringBuilder rows =
        new StringBuilder(
            "seq,arm,connection,intended_ns,sent_ns,first_byte_ns,done_ns,status,bytes,error\n");
    long now = 0;
    int failing = arms.size() > 1 && fails.getAndIncrement() % 2 == 0 ? 2 : 3; // both arms in turn
    for (int seq = 0; seq < REQUESTS * arms.size(); seq++) {
      String arm = arms.get((seq + seq / 2) % arms.size());
      long done = now + BASE_NS + random.nextInt(20_000) + (arm.equals("scan") ? shiftNs : 0);
      boolean failed = seq == failing;
      rows.append("%d,%s,0,%d,%d,".formatted(seq, arm, now, now))
          .append(failed ? "," : "%d,".formatted(done - 500))
          .append(failed ? "%d,,0,timeout\n".formatted(done) : "%d,200,120,\n".formatted(done));
      now = done + 1000;
    }
    return rows.toString();
  }

  private static String planned(int number, String scenario, int block, List<String> arms) {
    return "{\"number\": %d, \"scenario\": \"%s\", \"block\": %d, \"arms\": %s},"
        .formatted(number, scenario, block, quoted(arms));
  }

  private Path plan(StringBuilder trials) throws IOException {
    trials.setLength(trials.length() - 1);
    Files.writeString(
        directory.resolve("plan.json"),
        "{\"schema\": \"hookbench/plan/1\", \"seed\": 42, \"trials\": [" + trials + "]}");
    return directory;
  }

  private static String quoted(List<String> arms) {
    return arms.stream().map(a -> "\"" + a + "\"").collect(Collectors.joining(", ", "[", "]"));
  }

  private static void gzip(Path file, String text) throws IOException {
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      out.write(text);
    }
  }
}
