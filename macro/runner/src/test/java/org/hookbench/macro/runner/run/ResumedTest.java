package org.hookbench.macro.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.trial.GrowthOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    Plan plan = MacroRun.of(ExperimentFile.read(given), NO_GROWTH, READY).plan();
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
}
