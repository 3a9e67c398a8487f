package org.hookbench.macro.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.file.ExperimentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example experiment is read and planned as it stands. */
class ExamplesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("hookbench.home"), "macro/experiments");

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isPlannedAsItStands(Path file) {
    Experiment experiment = ExperimentFile.read(file).experiment();

    int groups =
        switch (experiment.design().schedule()) {
          case DUET -> experiment.arms().size() - 1;
          default -> experiment.arms().size();
        };
    assertThat(MacroPlan.of(experiment).trials())
        .hasSize(experiment.scenarios().size() * experiment.design().blocks() * groups);
    assertThat(experiment.question()).isNotBlank();
  }

  @Test
  void theyAreNamedAsTheirFiles() throws IOException {
    for (Path file : examples()) {
      assertThat(file.getFileName().toString())
          .isEqualTo(ExperimentFile.read(file).experiment().name() + ".yaml");
    }
  }
}
