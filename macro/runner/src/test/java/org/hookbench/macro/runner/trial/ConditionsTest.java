// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.result.LoadResult.ArmResult;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionsTest {
  @TempDir Path folder;

  @BeforeEach
  void leaveSamples() throws Exception {
    Files.createFile(folder.resolve(Sample.FILE));
  }

  private static LoadResult load(TrialStatus status, long requests, long errors) {
    Map<String, Long> kinds = errors == 0 ? Map.of() : Map.of("status", errors);
    ArmResult arm = new ArmResult("http://x", requests, errors, kinds, 0, 0, null, null, null);
    return new LoadResult(
        LoadResult.SCHEMA,
        Instant.EPOCH,
        status,
        "because",
        1,
        0,
        1,
        Map.of("none", arm),
        null,
        null,
        List.of());
  }

  private void after(LoadResult load) {
    Conditions.after(new TrialSetup(null, null, List.of(), folder, null), load);
  }

  @Test
  void aTrialWithAnswersAndSamplesIsFinished() {
    assertThatCode(() -> after(load(TrialStatus.FINISHED, 10, 9))).doesNotThrowAnyException();
  }

  @Test
  void aLoadThatDidNotFinishFailsTheTrial() {
    assertThatThrownBy(() -> after(load(TrialStatus.FAILED, 10, 0)))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("because");
  }

  @Test
  void samplesThatAreNotThereFailTheTrial() throws Exception {
    Files.delete(folder.resolve(Sample.FILE));

    assertThatThrownBy(() -> after(load(TrialStatus.FINISHED, 10, 0)))
        .hasMessageContaining("left no samples.csv.gz");
  }

  @Test
  void nothingButErrorsFailsTheTrial() {
    assertThatThrownBy(() -> after(load(TrialStatus.FINISHED, 10, 10)))
        .hasMessageContaining("check load.path and load.expectStatus");
  }

  @Test
  void aDiskThatIsNearlyFullFailsTheTrialBeforeItBegins() {
    assertThatThrownBy(() -> Conditions.requireDisk(folder, 1L << 20))
        .hasMessageContaining("only 1 MiB of disk are free");
    assertThatCode(() -> Conditions.requireDisk(folder, 1L << 30)).doesNotThrowAnyException();
  }
}
