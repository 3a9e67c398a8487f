// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.result.LoadResult.Bursts;
import org.hookbench.macro.load.result.LoadResult.Rate;
import org.junit.jupiter.api.Test;

class LoadSummaryTest {
  private static String summary(Rate rate) {
    return summary(rate, 20);
  }

  private static String summary(Rate rate, int requests) {
    LoadResult.ArmResult arm =
        new LoadResult.ArmResult("http://u/", requests, 0, Map.of(), 0, 0, null, null, null);
    LoadResult.Generator generator =
        new LoadResult.Generator(1, 0.1, 0, 0, null, null, 0, 0, null, "native", null);
    return LoadSummary.of(
        new LoadResult(
            LoadResult.SCHEMA,
            Instant.EPOCH,
            TrialStatus.FINISHED,
            null,
            1,
            0,
            10,
            Map.of("a", arm),
            rate,
            generator,
            List.of()),
        Path.of("out"));
  }

  @Test
  void burstsAndRequestsAreSaidApart() {
    assertThat(summary(new Rate(null, 15.2, 15.1, new Bursts(6, 4.0, 3.9), null)))
        .contains("bursts: 6, 4.0/s asked, 3.9/s made, per URL\n")
        .contains("requests: 15.2/s scheduled, 15.1/s sent, per URL\n")
        .doesNotContain("rate:");
  }

  @Test
  void oneBurstHasNoRateAndSaysNone() {
    assertThat(summary(new Rate(null, null, null, new Bursts(1, null, null), null)))
        .contains("bursts: 1, per URL\n")
        .doesNotContain("requests:", "NaN", "null");
  }

  @Test
  void anOpenLoopSaysItsRate() {
    assertThat(summary(new Rate(50.0, 50.1, 49.9, null, null)))
        .contains("rate: 50.0/s asked, 50.1/s scheduled, 49.9/s sent, per URL\n");
  }

  @Test
  void aTargetThatIsGoneBeforeTheFirstSampleHasNoErrorlessRun() {
    assertThat(summary(new Rate(null, null, null, null, null), 0))
        .contains("0 requests, 0/s, nothing measured\n")
        .doesNotContain("no errors");
  }
}
