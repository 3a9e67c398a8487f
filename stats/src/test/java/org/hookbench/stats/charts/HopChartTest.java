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
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HopChartTest {
  private static final List<String> ARMS = List.of("none", "scan");
  private static final long MS = 1_000_000;
  @TempDir Path work;

  /** Hop 1 takes 2 ms, hop 2 takes 4 ms; scan takes twice that, and one request of it fails. */
  private static void rewrite(Path trial) throws IOException {
    Path old = Files.move(trial.resolve(Sample.FILE), trial.resolve("old.csv.gz"));
    List<String> hops = List.of("hop_1_ns", "hop_2_ns");
    try (SampleReader from = new SampleReader(old, ARMS);
        SampleWriter to = new SampleWriter(trial.resolve(Sample.FILE), ARMS, hops)) {
      SampleRow row = new SampleRow();
      while (from.read(row)) {
        row.more[SampleRow.FIRST_HOP_NS] = 2 * MS * (1 + row.arm);
        row.more[SampleRow.FIRST_HOP_NS + 1] = 4 * MS * (1 + row.arm);
        row.error = row.seq / 2 == 40 && row.arm == 1 ? "status" : "";
        to.write(row);
      }
    }
    Files.delete(old);
  }

  @Test
  void eachHopHasItsTimeAndBandwidth() throws IOException {
    Path directory =
        MadeUpDirectory.in(work)
            .arms("none", "scan")
            .requests(50)
            .macro("c", Map.of("load.path", "/chain?hops=2&bytes=1048576"), Map.of())
            .write();
    Files.delete(directory.resolve(Checksums.FILE));
    MeasuredDirectory measured = MeasuredDirectory.open(directory);
    for (MeasuredTrial trial : measured.trials()) {
      rewrite(trial.path());
    }
    List<Chart> charts = Charts.of(Analyzer.analyze(List.of(MeasuredDirectory.open(directory))));
    Chart hops = charts.stream().filter(c -> c.name().equals("hops")).findFirst().orElseThrow();

    assertThat(hops.csv().lines())
        .contains("c,scan,1,none,1,50,0,1048576,2,2,500", "c,scan,1,none,2,50,0,1048576,4,4,250")
        .contains("c,scan,1,scan,2,49,1,1048576,8,8,125");
  }
}
