// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * results/README.md has each column of resources.csv; it describes those that are alike together.
 */
class ResourceColumnsTest {
  private static final Path PAGE =
      Path.of(System.getProperty("hookbench.home")).resolve("results/README.md");

  @Test
  void thePageHasEachColumnOnce() throws Exception {
    List<String> lines = Files.readAllLines(PAGE);
    List<String> section = lines.subList(lines.indexOf("## " + ResourceLog.FILE) + 1, lines.size());

    List<String> documented =
        section.stream()
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("| ") && !line.startsWith("| column |"))
            .flatMap(line -> Stream.of(line.substring(2, line.indexOf(" |")).split(", ")))
            .toList();

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Resource.values()).map(Resource::column).toList());
  }
}
