// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {
  @TempDir Path folder;

  /** Stopped after so many writes. */
  private static Probe probe(int calls, Runnable write) throws InterruptedException {
    CountDownLatch left = new CountDownLatch(calls);
    Runnable counted =
        () -> {
          try {
            write.run();
          } finally {
            left.countDown();
          }
        };
    Probe probe = new Probe(Duration.ofMillis(1), Map.of("read", () -> {}, "write", counted));
    left.await();
    probe.close();
    return probe;
  }

  private List<String> rows(Probe probe, String operation) throws Exception {
    probe.write(folder, 0);
    return Files.readAllLines(folder.resolve(Probe.FILE)).stream()
        .filter(row -> row.startsWith(operation + ","))
        .toList();
  }

  @Test
  void eachCallIsARowWithTheTimeAtWhichItWasDue() throws Exception {
    Probe probe = probe(20, () -> {});
    assertThat(probe.figures(System.nanoTime())).as("none was due since").isEmpty();

    List<String> reads = rows(probe, "read");
    assertThat(reads).hasSizeGreaterThan(1);
    long[] dueNs = reads.stream().mapToLong(row -> Long.parseLong(row.split(",")[1])).toArray();
    for (int i = 1; i < dueNs.length; i++) {
      assertThat(dueNs[i] - dueNs[i - 1]).isEqualTo(1_000_000);
    }
    assertThat(reads).allMatch(row -> row.matches("read(,[0-9]+){3},"));
    assertThat(probe.warning()).isEmpty();
  }

  @Test
  void aTailIsToldOnceItIsMoreThanTheLargestAnswer() throws Exception {
    long startNs = System.nanoTime();
    assertThat(probe(20, () -> {}).figures(startNs))
        .containsOnlyKeys("api_read_median_seconds", "api_write_median_seconds");
    assertThat(probe(100, () -> {}).figures(startNs)).containsKey("api_write_p99_seconds");
  }

  @Test
  void aCallThatWaitsForASlowOneCountsFromWhenItWasDue() throws Exception {
    long startNs = System.nanoTime();
    AtomicInteger calls = new AtomicInteger();
    Probe probe =
        probe(
            10,
            () -> {
              if (calls.incrementAndGet() == 1) {
                sleep(200);
              }
            });

    String[] second = rows(probe, "write").get(1).split(",");
    long waitedNs = Long.parseLong(second[2]) - Long.parseLong(second[1]);
    assertThat(waitedNs).as("due 1 ms after the one that took 200 ms").isPositive();
    assertThat(probe.figures(startNs).get("api_write_median_seconds"))
        .as("a call by itself takes no time")
        .isGreaterThan(0.1);
  }

  private static void sleep(int ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatIsNotAnsweredIsARowAndAWarningAndNoFigure() throws Exception {
    long startNs = System.nanoTime();
    Probe probe =
        probe(
            20,
            () -> {
              throw new IllegalStateException("etcdserver: \"too busy\",\nlater");
            });

    assertThat(rows(probe, "write")).allMatch(row -> row.endsWith(",etcdserver: too busy later"));
    assertThat(probe.figures(startNs)).containsOnlyKeys("api_read_median_seconds");
    assertThat(probe.warning().orElseThrow().code()).isEqualTo("api-unanswered");
    assertThat(probe.warning().orElseThrow().message())
        .containsPattern("[0-9]+ of [0-9]+ calls .*the first with 'etcdserver: too busy later'");
  }

  @Test
  void whereNobodyAsksThereIsNoFile() {
    Probe.NONE.write(folder, 0);

    assertThat(folder).isEmptyDirectory();
    assertThat(Probe.NONE.figures(0)).isEmpty();
  }
}
