// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hookbench.experiment.console.UserError;
import org.hookbench.testing.Fuzz;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Result directories with one damaged file are read right or refused with one message. */
class FuzzDirectoryTest {
  private static final int PER_FILE = 400;
  private static final int SEALED_PER_FILE = 200;

  @TempDir Path folder;
  private Path directory;
  private List<Path> files;

  @BeforeEach
  void make() {
    directory =
        MadeUpDirectory.in(folder)
            .arms("none", "scan")
            .blocks(1)
            .requests(20)
            .pairs(20)
            .macro("hello", Map.of("scan", 20.0))
            .micro("zero", 1, Map.of())
            .write();
    files =
        Stream.of(
                "experiment.yaml",
                "plan.json",
                "provenance.json",
                "trials/0001-read-zero-1-duet-duet/trial.json",
                "trials/0001-read-zero-1-duet-duet/pairs.csv.gz",
                "trials/0002-hello-duet/samples.csv.gz",
                "trials/0002-hello-duet/resources.csv")
            .map(directory::resolve)
            .toList();
  }

  @Test
  void oneDamagedFileEndsInSamplesOrOneMessage() throws IOException {
    Files.delete(directory.resolve("SHA256SUMS"));
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      Fuzz fuzz = new Fuzz("directories, " + file.getFileName(), PER_FILE);
      fuzz.run(
          List.of(whole),
          bytes -> {
            Files.write(file, bytes);
            read(directory);
          },
          UserError.class);
      if (!file.toString().endsWith(".gz")) { // gzip has a checksum of its own
        fuzz.requireBoth();
      }
      Files.write(file, whole);
    }
  }

  @Test
  void aSealedFileThatWasChangedIsNeverTaken() throws IOException {
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      Fuzz fuzz = new Fuzz("sealed directories, " + file.getFileName(), SEALED_PER_FILE);
      fuzz.run(
          List.of(whole),
          bytes -> {
            Files.write(file, bytes);
            read(directory);
            assertThat(bytes).as("taken although it was changed").isEqualTo(whole);
          },
          UserError.class);
      Files.write(file, whole);
    }
  }

  private static void read(Path path) {
    for (MeasuredTrial trial : MeasuredDirectory.open(path).trials()) {
      trial.resources();
      if (trial.state() == MeasuredTrial.State.USABLE) {
        for (ArmSeries arm : TrialSeries.read(trial, 10).arms()) {
          assertThat(Arrays.stream(arm.response()).allMatch(v -> Math.abs(v) < 1e18)).isTrue();
        }
      }
    }
  }
}
