// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.results.Checksums;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleReader;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.experiment.results.SampleWriter;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupChartTest {
  private static final List<String> ARMS = List.of("none", "scan");
  private static final int REQUESTS = 600;
  private static final int SIZE = 50;
  private static final long MS = 1_000_000;
  @TempDir Path work;

  /** Burst b of none takes 10 (b + 1) ms, its last request 1 ms more; scan takes twice that. */
  private Findings bursts() throws IOException {
    return bursts(arms().macro("hello", Map.of("scan", 60.0)).write(), null);
  }

  private MadeUpDirectory arms() {
    return MadeUpDirectory.in(work).arms("none", "scan").requests(REQUESTS);
  }

  private static Findings bursts(Path directory, String factor) throws IOException {
    Files.delete(directory.resolve(Checksums.FILE));
    MeasuredDirectory measured = MeasuredDirectory.open(directory);
    for (MeasuredTrial trial : measured.trials()) {
      rewrite(trial.path());
    }
    return Analyzer.analyze(List.of(MeasuredDirectory.open(directory)), false, d -> factor);
  }

  private static void rewrite(Path trial) throws IOException {
    Path old = Files.move(trial.resolve(Sample.FILE), trial.resolve("old.csv.gz"));
    try (SampleReader from = new SampleReader(old, ARMS);
        SampleWriter to =
            new SampleWriter(trial.resolve(Sample.FILE), ARMS, List.of(Sample.MORE.get(0)))) {
      SampleRow row = new SampleRow();
      while (from.read(row)) {
        long pair = row.seq / 2;
        long burst = pair / SIZE;
        long ms = 10 * (burst + 1) + (pair % SIZE == SIZE - 1 ? 1 : 0);
        row.more[SampleRow.BURST] = burst;
        row.doneNs = row.intendedNs + ms * MS * (1 + row.arm);
        row.error = pair == 3 * SIZE && row.arm == 1 ? "timeout" : "";
        to.write(row);
      }
    }
    Files.delete(old);
  }

  @Test
  void aSideOfATrialHasTheBurstsOfItsArmOnly() throws IOException {
    MadeUpDirectory directory = arms().blocks(2);
    for (String n : List.of("1", "8")) {
      directory.macro("c" + n, Map.of("load.connections", n), Map.of());
    }
    Findings findings = bursts(directory.write(), "load.connections");

    assertThat(Charts.of(findings))
        .filteredOn(chart -> chart.name().equals("bursts"))
        .flatExtracting(Chart::rows)
        .filteredOn(row -> row.get(0).toString().startsWith("arm scan"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get(3).toString()).startsWith("connections="));
  }

  @Test
  void eachBurstAfterTheWarmUpHasItsFigures() throws IOException {
    Chart bursts =
        Charts.of(bursts()).stream()
            .filter(chart -> chart.name().equals("bursts"))
            .findFirst()
            .orElseThrow();

    assertThat(bursts.csv()).contains("p50_ms,p99_ms,max_ms,spread_ms");
    assertThat(bursts.csv().lines())
        .filteredOn(line -> line.startsWith("hello,scan,1,"))
        .hasSize(2 * ((REQUESTS + REQUESTS / 10) / SIZE))
        .contains("hello,scan,1,none,3,50,0,40,40.51,41,1")
        .contains("hello,scan,1,scan,3,49,1,80,81.04,82,2")
        .noneMatch(line -> line.startsWith("hello,scan,1,none,0,"));
  }

  @Test
  void samplesWithoutBurstsHaveNoSuchFigure() {
    Path directory =
        MadeUpDirectory.in(work).arms("none", "scan").requests(50).macro("hello", Map.of()).write();
    Findings findings = Analyzer.analyze(List.of(MeasuredDirectory.open(directory)));

    assertThat(Charts.of(findings)).extracting(Chart::name).doesNotContain("bursts", "endpoints");
  }
}
