// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

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
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewDirectoryTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Duration OLD = Duration.ofHours(2);
  private static final Plan PLAN = Plan.of("demo", 42, Map.of(), List.of(), List.of());
  private static final String TEMPORARY = ".20260131T120000Z-demo.part";

  @TempDir Path parent;

  private ResultDirectory create(Instant now) {
    return ResultDirectory.create(parent, now, PLAN, Map.of("experiment.yaml", "name: demo\n"));
  }

  /** As a kill just before the renaming leaves it. */
  private Path leftover() throws IOException {
    return Files.move(create(NOW).path(), parent.resolve(TEMPORARY));
  }

  @Test
  void isThereWithItsPlanAndItsFiles() {
    Path path = create(NOW).path();

    assertThat(parent).isDirectoryNotContaining(p -> !p.equals(path));
    assertThat(path.resolve("experiment.yaml")).hasContent("name: demo");
    assertThat(ResultDirectory.open(path).plan()).isEqualTo(PLAN);
  }

  @Test
  void refusesADirectoryThatIsThere() {
    create(NOW);

    assertThatThrownBy(() -> create(NOW))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("20260131T120000Z-demo: is already there");
  }

  @Test
  void refusesADirectoryThatAnotherIsJustMaking() throws IOException {
    leftover();

    assertThatThrownBy(() -> create(NOW))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("already there");
    assertThat(parent.resolve(TEMPORARY)).isDirectory();
  }

  @Test
  void aWriterThatFailsInBetweenLeavesNothing() {
    Map<String, String> files = Map.of("no/such/folder", "text");

    assertThatThrownBy(() -> ResultDirectory.create(parent, NOW, PLAN, files))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no directory can be made there");
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void aKillInBetweenLeavesNothingThatLooksLikeAResult() throws Exception {
    Process killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledWhileItIsMade.class.getName(),
                parent.toString())
            .inheritIO()
            .start();
    assertThat(killed.waitFor()).isEqualTo(128 + 9);

    assertThat(parent).isDirectoryNotContaining("glob:**/[!.]*");
    assertThat(parent.resolve(TEMPORARY)).isDirectoryContaining("glob:**/experiment.yaml");
    assertThatThrownBy(() -> ResultDirectory.open(parent.resolve(TEMPORARY)))
        .isInstanceOf(UserError.class);
    create(NOW.plus(OLD));
    assertThat(parent.resolve(TEMPORARY)).doesNotExist();
  }

  @Test
  void whatAKillLeftIsNotResumedEvenWithAPlan() throws IOException {
    Path leftover = leftover();

    assertThatThrownBy(() -> ResultDirectory.open(leftover))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Start a new run");
  }

  @Test
  void aLeftoverIsRemovedWhenItIsOld() throws IOException {
    Path leftover = leftover();

    create(NOW.plusSeconds(60));
    assertThat(leftover).isDirectory();
    create(NOW.plus(OLD));
    assertThat(leftover).doesNotExist();
  }

  @Test
  void whatIsNotOurLeftoverStays() throws IOException {
    Path hidden = Files.createDirectory(parent.resolve(".20260131T120000Z-demo"));
    Path other = Files.createDirectory(parent.resolve(".cache.part"));
    Path file = Files.writeString(parent.resolve(".20260130T120000Z-demo.part"), "a file");
    Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
    Path link = parent.resolve(".20260129T120000Z-demo.part");
    Files.createSymbolicLink(link, elsewhere);

    create(NOW.plus(OLD));

    assertThat(List.of(hidden, other, elsewhere)).allMatch(Files::isDirectory);
    assertThat(List.of(file, link)).allMatch(Files::exists);
  }

  @Test
  void neverRemovesATrial() throws IOException {
    Path leftover = leftover();
    PlannedTrial trial = new PlannedTrial(1, TrialKind.MACRO, "hello", 1, List.of("none"), 5);
    Path made = Files.createDirectories(leftover.resolve("trials").resolve(trial.directory()));

    create(NOW.plus(OLD));

    assertThat(made).isDirectory();
  }
}
