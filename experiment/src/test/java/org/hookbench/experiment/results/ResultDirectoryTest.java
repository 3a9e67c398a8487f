// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultDirectoryTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final PlannedTrial FIRST =
      new PlannedTrial(1, TrialKind.MACRO, "hello", 1, List.of("none", "scan"), 5);
  private static final PlannedTrial SECOND =
      new PlannedTrial(2, TrialKind.MACRO, "hello", 2, List.of("none", "scan"), 6);

  private static final Plan PLAN =
      Plan.of(
          "demo", 42, Map.of("none", "none", "scan", "scan"), List.of(), List.of(FIRST, SECOND));

  @TempDir Path parent;
  private ResultDirectory results;

  @BeforeEach
  void create() {
    results = ResultDirectory.create(parent, NOW, PLAN, Map.of());
  }

  private void make(PlannedTrial trial, TrialStatus status) throws IOException {
    TrialDirectory directory = results.begin(trial);
    Files.writeString(directory.path().resolve("log.txt"), status + "\n");
    directory.commit(TrialRecord.ended(trial, NOW, status, "because", List.of()));
  }

  @Test
  void isNamedByTimeAndExperiment() {
    assertThat(results.path().getFileName()).hasToString("20260131T120000Z-demo");
  }

  @Test
  void refusesToOpenWhatIsNoResultDirectory() {
    assertThatThrownBy(() -> ResultDirectory.open(parent))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("not a result directory");
  }

  @Test
  void aTrialIsThereOnlyWhenItIsWhole() throws IOException {
    TrialDirectory directory = results.begin(FIRST);
    Files.writeString(directory.path().resolve("log.txt"), "half");

    assertThat(results.record(FIRST)).isEmpty();
    directory.commit(TrialRecord.ended(FIRST, NOW, TrialStatus.FINISHED, null, List.of()));
    assertThat(results.record(FIRST)).map(TrialRecord::status).contains(TrialStatus.FINISHED);
  }

  @Test
  void interruptedAndFailedTrialsAreMadeAgainAndFinishedOnesNever() throws IOException {
    make(FIRST, TrialStatus.FINISHED);
    make(SECOND, TrialStatus.INTERRUPTED);

    assertThat(ResultDirectory.open(results.path()).unfinished()).containsExactly(SECOND);
  }

  @Test
  void aLaterAttemptRemembersTheEarlierOne() throws IOException {
    make(SECOND, TrialStatus.FAILED);
    make(SECOND, TrialStatus.FINISHED);

    assertThat(results.record(SECOND).orElseThrow().earlierAttempts())
        .containsExactly(new TrialRecord.Attempt(NOW, TrialStatus.FAILED, "because"));
  }

  @Test
  void partialTrialsAreRemoved() {
    results.begin(FIRST);
    results.removePartialTrials();

    assertThat(results.path().resolve("trials")).isEmptyDirectory();
  }

  @Test
  void theProvenanceOfAnEarlierVersionIsFoundUnderItsEarlierName() throws IOException {
    Path now = results.path().resolve("provenance.json");
    Path earlier = results.path().resolve("environment.json");

    assertThat(ResultDirectory.provenance(results.path())).isEqualTo(now);
    Files.writeString(earlier, "{}");
    assertThat(ResultDirectory.provenance(results.path())).isEqualTo(earlier);
    Files.writeString(now, "{}");
    assertThat(ResultDirectory.provenance(results.path())).isEqualTo(now);
  }

  @Test
  void sumsCoverEveryFileAndAreThoseOfSha256sum() throws Exception {
    make(FIRST, TrialStatus.FINISHED);
    Path strange = Files.writeString(results.path().resolve("a\\b\nc.txt"), "strange");
    Files.createSymbolicLink(results.path().resolve("link"), strange);
    results.seal();

    Process check =
        new ProcessBuilder("sha256sum", "-c", "--strict", "SHA256SUMS")
            .directory(results.path().toFile())
            .start();
    assertThat(check.waitFor()).isZero();
    assertThat(Files.readAllLines(results.path().resolve("SHA256SUMS"))).hasSize(4);
    assertThat(Checksums.read(results.path().resolve("SHA256SUMS")))
        .containsEntry("a\\b\nc.txt", Checksums.sha256(strange))
        .doesNotContainKey("link");
  }
}
