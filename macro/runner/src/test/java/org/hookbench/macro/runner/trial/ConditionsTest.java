// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.result.LoadResult.ArmResult;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
  @TempDir Path folder;

  @BeforeEach
  void leaveSamples() throws Exception {
    Files.createFile(folder.resolve(Sample.FILE));
  }

  @Test
  void aHookAroundHookbenchIsInEveryProcessThatItStarts() {
    Map<String, String> preloads = Map.of("LD_PRELOAD", "/secret/hook.so");
    assertThat(Conditions.inherited(Environment.Kind.PROCESS, preloads))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.code()).isEqualTo("preloaded-already");
              assertThat(warning.message()).doesNotContain("secret");
            });
    assertThat(Conditions.inherited(Environment.Kind.DOCKER, preloads)).isEmpty();
    assertThat(Conditions.inherited(Environment.Kind.PROCESS, Map.of("LD_PRELOAD", " "))).isEmpty();
    assertThat(Conditions.inherited(Environment.Kind.PROCESS, Map.of())).isEmpty();
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
    after("{}", load);
  }

  private void after(String keys, LoadResult load) {
    Load http = Io.get(() -> Json.yaml().readValue(keys, Load.class));
    Scenario scenario = new Scenario("s", Sut.app("hello"), Environment.PROCESS, http);
    Conditions.after(new TrialSetup(null, scenario, List.of(), folder, null), load);
  }

  @ParameterizedTest
  @CsvSource({"5%, 20, 1, false", "5%, 20, 2, true", "0%, 20, 1, true", "9.9%, 10, 1, true"})
  void moreErrorsThanTheBudgetFailTheTrial(
      String budget, long requests, long errors, boolean many) {
    var after =
        assertThatCode(
            () -> after("{errors: " + budget + "}", load(TrialStatus.FINISHED, requests, errors)));

    if (many) {
      after.hasMessageContaining(errors + " of " + requests + " requests to arm none");
    } else {
      after.doesNotThrowAnyException();
    }
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
