// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.trial.GrowthOptions;
import org.hookbench.experiment.trial.RunProvenance;
import org.hookbench.experiment.trial.TimeBudget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A run whose requests carry a secret: its result does not have it, so a resumption needs it. */
class ResumedTest {
  private static final GrowthOptions NO_GROWTH = new GrowthOptions();
  private static final Duration READY = Duration.ofSeconds(1);
  private static final String TEXT =
      "name: t\nsut: {app: hello}\narms: [none, none]\nload: {headers: {Authorization: s3cret}}\n";
  @TempDir Path folder;
  private Path given;
  private Path result;

  @BeforeEach
  void begin() throws IOException {
    given = Files.writeString(folder.resolve("t.yaml"), TEXT);
    Plan plan = MacroRun.of(ExperimentFile.read(given), List.of(), NO_GROWTH, READY).plan();
    Map<String, String> files =
        Map.of(ResultDirectory.EXPERIMENT, ExperimentFile.read(given).kept());
    result = ResultDirectory.create(folder, Instant.EPOCH, plan, files).path();
  }

  @Test
  void noFileOfTheResultHasTheSecret() throws IOException {
    assertThat(Files.readString(result.resolve(ResultDirectory.EXPERIMENT)))
        .contains("Authorization")
        .doesNotContain("s3cret");
    assertThat(Files.readString(result.resolve(ResultDirectory.PLAN)))
        .contains("Authorization")
        .doesNotContain("s3cret");
  }

  @Test
  void theFileIsAskedForAndTakenIfItIsTheSame() {
    assertThatThrownBy(() -> MacroRun.resumed(result, null, NO_GROWTH, READY))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("give the experiment file too");
    assertThat(Json.text(MacroRun.resumed(result, given, NO_GROWTH, READY).plan())).contains("t");
  }

  @Test
  void anotherFileIsRefused() throws IOException {
    Path other = Files.writeString(folder.resolve("o.yaml"), TEXT.replace("hello", "spin"));

    assertThatThrownBy(() -> MacroRun.resumed(result, other, NO_GROWTH, READY))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is not the experiment of " + result);
  }

  @Test
  void anExtensionThatIsRefusedLeavesThePlanAsItWas() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("n.yaml"), "name: n\nsut: {command: [sleep, 9]}\narms: [none, null]\n");
    Plan plan = MacroRun.of(ExperimentFile.read(file), List.of(), NO_GROWTH, READY).plan();
    ResultDirectory measured =
        ResultDirectory.create(
            folder,
            Instant.EPOCH.plusSeconds(1),
            plan,
            Map.of(ResultDirectory.EXPERIMENT, Files.readString(file)));
    new RunProvenance(measured)
        .write(Map.of("null", new HookFile(Path.of("null.so"), "0".repeat(64))), Map.of());
    GrowthOptions growth = new GrowthOptions();
    new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(growth))
        .parseArgs("--extend", measured.path().toString(), "--blocks", "2");
    MacroRun run = MacroRun.resumed(measured.path(), null, growth, READY);

    assertThatThrownBy(() -> run.execute(folder, null, TimeBudget.NONE))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is not the file");
    assertThat(measured.plan().trials()).isEqualTo(plan.trials());
  }

  @Test
  void aRunOfOneScenarioGoesOnWithThatOne() throws IOException {
    String two = "name: t\nsut: [{app: hello}, {app: spin}]\narms: [none, none]\n";
    Path file = Files.writeString(folder.resolve("two.yaml"), two);
    List<String> only = List.of("spin-process-c1");

    Plan plan = MacroRun.of(ExperimentFile.read(file), only, NO_GROWTH, READY).plan();

    assertThat(plan.scenarios()).extracting(PlannedScenario::name).isEqualTo(only);
    Path begun =
        ResultDirectory.create(
                folder, Instant.EPOCH.plusSeconds(2), plan, Map.of(ResultDirectory.EXPERIMENT, two))
            .path();
    assertThat(MacroRun.resumed(begun, null, NO_GROWTH, READY).describe())
        .contains("# spin-process")
        .doesNotContain("# hello-process");
    assertThatThrownBy(
            () -> MacroRun.of(ExperimentFile.read(file), List.of("spin"), NO_GROWTH, READY))
        .hasMessageContaining("--scenario: 'spin' is unknown; did you mean 'spin-process");
  }
}
