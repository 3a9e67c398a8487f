package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Result directories with one damaged file are read right or refused with one message. */
class FuzzDirectoryTest {
  private static final int MUTATIONS_PER_FILE = 400;

  private final SplittableRandom random = new SplittableRandom(20261122);
  private final Mutations mutations = new Mutations(random);

  @TempDir Path folder;

  @Test
  void oneDamagedFileEndsInSamplesOrOneMessage() throws IOException {
    Path directory =
        MadeUpDirectory.in(folder)
            .arms("none", "scan")
            .blocks(1)
            .requests(20)
            .pairs(20)
            .macro("hello", Map.of("scan", 20.0))
            .micro("zero", 1, Map.of())
            .write();
    Files.delete(directory.resolve("SHA256SUMS"));
    Path micro = directory.resolve("trials/0001-read-zero-1-duet-duet");
    Path macro = directory.resolve("trials/0002-hello-duet");
    List<Path> files =
        List.of(
            directory.resolve("experiment.yaml"),
            directory.resolve("plan.json"),
            directory.resolve("provenance.json"),
            micro.resolve("trial.json"),
            micro.resolve("pairs.csv.gz"),
            macro.resolve("samples.csv.gz"),
            macro.resolve("resources.csv"));
    for (Path file : files) {
      damage(directory, file);
    }
  }

  private void damage(Path directory, Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int refused = 0;
    for (int i = 0; i < MUTATIONS_PER_FILE; i++) {
      byte[] damaged = mutations.of(whole);
      Files.write(file, damaged);
      try {
        read(directory);
      } catch (UserError e) {
        refused++;
        assertThat(e.getMessage()).hasLineCount(1);
      } catch (RuntimeException e) {
        throw new AssertionError(file + ": " + new String(damaged, StandardCharsets.UTF_8), e);
      }
    }
    Files.write(file, whole);
    assertThat(refused).as(file.toString()).isBetween(1, MUTATIONS_PER_FILE - 1);
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
