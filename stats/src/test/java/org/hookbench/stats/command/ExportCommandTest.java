// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.Program;
import org.hookbench.experiment.results.Checksums;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.experiment.results.SampleWriter;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  private static final long MS = 1_000_000;
  @TempDir Path work;

  /** Two trials: a warm-up pair, then a pair, in which the baseline of the first trial fails. */
  private Path result() throws IOException {
    Path directory =
        MadeUpDirectory.in(work)
            .arms("none", "scan")
            .blocks(2)
            .requests(10)
            .macro("hello", Map.of())
            .write();
    Files.delete(directory.resolve(Checksums.FILE));
    for (var trial : MeasuredDirectory.open(directory).trials()) {
      write(trial.path().resolve(Sample.FILE), trial.planned().number());
    }
    return directory;
  }

  private static void write(Path file, int trial) throws IOException {
    try (SampleWriter out =
        new SampleWriter(file, List.of("none", "scan"), List.of("burst", "endpoint"))) {
      for (int seq = 0; seq < 4; seq++) {
        SampleRow row = new SampleRow();
        row.seq = seq;
        row.arm = seq % 2;
        row.sentNs = 1500 * MS;
        row.firstByteNs = 2749 * MS + 999_999;
        row.doneNs = 3000 * MS;
        row.error = trial == 1 && seq == 2 ? "timeout" : "";
        row.more[SampleRow.BURST] = seq / 2;
        row.more[SampleRow.ENDPOINT] = seq % 2;
        out.write(row);
      }
    }
  }

  @Test
  void stellarGetsItsColumnsForEachScenarioAndArm() throws IOException {
    Path out = work.resolve("latencies");
    assertThat(run("stellar", result(), out)).isZero();

    String head = "Request ID,Host,Sent At,Received At,Client Latency (ms),Burst ID";
    String times = ",2026-01-31T12:00:31Z,2026-01-31T12:00:32Z,1249,";
    assertThat(Files.readAllLines(out.resolve("hello-scan/latencies.csv")).subList(0, 2))
        .containsExactly(head, "1-3,scan-1" + times + "1");
    assertThat(Files.readString(out.resolve("hello-none/latencies.csv")))
        .startsWith(head + "\n2-")
        .doesNotContain("1-2,");
  }

  @Test
  void aFolderThatCannotBeMadeIsAnErrorOfTheUser() throws IOException {
    Path file = Files.createFile(work.resolve("file"));
    assertThat(run("stellar", result(), file)).isEqualTo(2);
  }

  @Test
  void anotherFormatIsRefused() throws IOException {
    assertThat(run("excel", work, work.resolve("out"))).isEqualTo(2);
  }

  private static int run(String format, Path directory, Path out) {
    return Program.run(new ExportCommand(), format, directory.toString(), "--out", out.toString());
  }
}
