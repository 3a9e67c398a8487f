// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.plan.Looks;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.Planner;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class GrowthOptionsTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path folder;

  private static GrowthOptions given(String... args) {
    GrowthOptions options = new GrowthOptions();
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("growth", mixin(options)))
        .parseArgs(args);
    return options;
  }

  private static CommandLine.Model.CommandSpec mixin(GrowthOptions options) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
  }

  private static Plan plan() {
    List<String> arms = List.of("none", "scan");
    var trials = new Planner(Schedule.DUET, 5, 1).trials(TrialKind.MACRO, List.of("s"), arms);
    return Plan.of("e", 1, Map.of("none", "none", "scan", "scan"), List.of(), trials);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--for 1h                          | limit --until-decided",
        "--max-blocks 9                    | limit --until-decided",
        "--extend d --until-decided        | begins a new result",
        "--extend d --blocks 0             | --blocks: 0 must be from 1",
        "--until-decided --max-blocks 0    | --max-blocks: 0 must be from 1",
        "--until-decided --for 5           | --for: '5' is not a time"
      })
  void whatDoesNotGoTogetherIsRefused(String args, String message) {
    assertThatThrownBy(() -> given(args.split(" ")).check(null)).hasMessageContaining(message);
  }

  @Test
  void blocksAreNotThoseOfAResultThatGoesOn() {
    assertThatThrownBy(() -> given("--blocks", "9").check(Path.of("results")))
        .hasMessageContaining("use --extend");
    assertThat(given("--blocks", "9").blocks()).isEqualTo(9);
    assertThat(given("--blocks", "9", "--extend", "d").blocks()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--until-decided --for 20s                   | 10 | 5,10",
        "--until-decided --for 3s                    | 10 | 5",
        "--until-decided --for 20s --max-blocks 7    | 10 | 5,7",
        "--until-decided --max-blocks 15             | 10 | 5,10,15",
        "--until-decided                             | 900 | 5,10"
      })
  void looksFitIntoTheTimeAndTheBlocksThatAreAllowed(String args, long seconds, String looks) {
    ResultDirectory results = ResultDirectory.create(folder, Instant.EPOCH, plan(), Map.of());
    given(args.split(" ")).planLooks(results, TrialKind.MACRO, seconds * SECOND);

    List<Integer> expected = List.of(looks.split(",")).stream().map(Integer::valueOf).toList();
    assertThat(results.plan().looks(TrialKind.MACRO).orElseThrow().blocks()).isEqualTo(expected);
  }

  @Test
  void withoutTheOptionNothingIsPlanned() {
    ResultDirectory results = ResultDirectory.create(folder, Instant.EPOCH, plan(), Map.of());
    given().planLooks(results, TrialKind.MACRO, SECOND);

    assertThat(results.plan()).isEqualTo(plan());
  }

  @Test
  void anExtensionGoesToTheNextLookOrAsFarAsItIsTold() {
    Plan looked = plan().with(List.of(Looks.evenly(TrialKind.MACRO, 5, 20)), List.of());

    assertThat(given("--extend", "d").target(looked, TrialKind.MACRO)).isEqualTo(10);
    assertThat(given("--extend", "d", "--blocks", "2").target(looked, TrialKind.MACRO))
        .isEqualTo(7);
    assertThatThrownBy(() -> given("--extend", "d").target(plan(), TrialKind.MACRO))
        .hasMessageContaining("no look after 5 blocks; give --blocks N");
    assertThatThrownBy(() -> given("--extend", "d").target(plan(), TrialKind.MICRO))
        .hasMessageContaining("d: has no calls");
  }
}
