// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.results.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestReductionTest {
  private static final List<String> ARMS = List.of("none", "scan");

  @TempDir Path folder;

  private List<ArmSeries> reduce(int warmup, String... rows) throws IOException {
    return new RequestReduction(requests(warmup, rows), 10).reduce();
  }

  private Requests requests(int warmup, String... rows) throws IOException {
    Path file = folder.resolve("samples.csv");
    Files.writeString(
        file, String.join(",", Sample.COLUMNS) + "\n" + String.join("\n", rows) + "\n");
    return Requests.read(file, ARMS, warmup, false);
  }

  private static String row(int seq, String arm, long startNs, long lengthMs, String error) {
    long done = startNs + lengthMs * 1_000_000;
    return seq + "," + arm + ",0," + startNs + "," + startNs + "," + done + "," + done + ",200,9,"
        + error;
  }

  @Test
  void warmUpPairsAreNotMeasured() throws IOException {
    List<ArmSeries> arms =
        reduce(
            1,
            row(0, "none", 0, 9, ""),
            row(1, "scan", 0, 9, ""),
            row(2, "scan", 0, 2, ""),
            row(3, "none", 0, 1, ""));

    assertThat(arms.get(0).response()).containsExactly(1);
    assertThat(arms.get(1).response()).containsExactly(2);
  }

  @Test
  void aFailedRequestTakesItsPartnerWithIt() throws IOException {
    List<ArmSeries> arms =
        reduce(
            0,
            row(0, "none", 0, 1, ""),
            row(1, "scan", 0, 2, "timeout"),
            row(2, "none", 0, 3, ""),
            row(3, "scan", 0, 4, ""));

    assertThat(arms.get(0).response()).containsExactly(3);
    assertThat(arms.get(1).response()).containsExactly(4);
    assertThat(arms.get(1).errors()).isEqualTo(Map.of("timeout", 1));
    assertThat(arms.get(0).errors()).isEmpty();
  }

  @Test
  void aRequestThatWasNeverSentIsDrawnWhereItWasGivenUp() throws IOException {
    String neverSent = "1,none,,0,,,10000000000,,0,timeout";
    List<Window> windows = reduce(0, row(0, "none", 0, 1, ""), neverSent).get(0).windows();
    assertThat(windows).extracting(Window::errors).containsExactly(0, 1);
    assertThat(windows.get(1).at()).isBetween(8.9, 10.0);
  }

  @Test
  void aRequestWithoutPartnerIsLeftOut() throws IOException {
    List<ArmSeries> arms =
        reduce(0, row(0, "none", 0, 1, ""), row(2, "none", 0, 3, ""), row(3, "scan", 0, 4, ""));

    assertThat(arms.get(0).response()).containsExactly(3);
    assertThat(arms.get(1).response()).containsExactly(4);
  }

  @Test
  void rowsAreSortedBySeq() throws IOException {
    List<ArmSeries> arms =
        reduce(
            0,
            row(3, "scan", 5, 4, ""),
            row(1, "scan", 1, 2, ""),
            row(2, "none", 5, 3, ""),
            row(0, "none", 1, 1, ""));

    assertThat(arms.get(0).response()).containsExactly(1, 3);
    assertThat(arms.get(1).response()).containsExactly(2, 4);
  }

  @Test
  void lateSendingCountsInTheResponseAndNotInTheService() throws IOException {
    List<ArmSeries> arms =
        reduce(
            0, "0,none,0,0,4000000,5000000,5000000,200,9,", "1,scan,0,0,0,1000000,1000000,200,9,");

    assertThat(arms.get(0).response()).containsExactly(5);
    assertThat(arms.get(0).service()).containsExactly(1);
    assertThat(arms.get(1).service()).isSameAs(arms.get(1).response());
  }

  @Test
  void anArmThatTheTrialDoesNotHaveIsAnError() {
    assertThatThrownBy(() -> reduce(0, row(0, "other", 0, 1, "")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("samples.csv:2: arm 'other'");
  }

  @Test
  void timeThatRunsBackwardsIsAnError() {
    assertThatThrownBy(() -> reduce(0, "0,none,0,5,5,4,4,200,9,"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("done before it was sent");
  }
}
