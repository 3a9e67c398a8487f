// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.results.Batch;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.Pair;
import org.hookbench.experiment.results.Run;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SwitchedConnection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** results/README.md has the columns of each file, in their order. */
class ColumnsReferenceTest {
  private static final Path PAGE =
      Path.of(System.getProperty("hookbench.home")).resolve("results/README.md");

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of(Sample.FILE, Sample.COLUMNS),
        Arguments.of("More columns of " + Sample.FILE, Sample.MORE),
        Arguments.of(ConnectionSetup.FILE, ConnectionSetup.COLUMNS),
        Arguments.of(SwitchedConnection.FILE, SwitchedConnection.COLUMNS),
        Arguments.of(Pair.FILE, Pair.COLUMNS),
        Arguments.of(Batch.FILE, Batch.COLUMNS),
        Arguments.of(Run.FILE, Run.COLUMNS));
  }

  @ParameterizedTest
  @MethodSource("files")
  void thePageHasTheColumnsOfTheFile(String file, List<String> columns) throws Exception {
    List<String> lines = Files.readAllLines(PAGE);
    List<String> section = lines.subList(lines.indexOf("## " + file) + 1, lines.size());

    List<String> documented =
        section.stream()
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("| ") && !line.startsWith("| column |"))
            .flatMap(line -> Stream.of(line.substring(2, line.indexOf(" |")).split(", ")))
            .toList();

    assertThat(documented).isEqualTo(columns);
  }
}
