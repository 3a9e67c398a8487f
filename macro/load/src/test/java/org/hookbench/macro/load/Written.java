// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.testing.Awaiting.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.results.Sample;
import org.hookbench.macro.load.sample.Csv;

/** What a load has written under a directory, while it runs or after it was ended. */
record Written(Path directory) {
  Path find(String name) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(p -> p.endsWith(name)).findFirst().orElseThrow();
    }
  }

  void awaitRows() throws Exception {
    await(() -> rows() >= 1000);
  }

  private int rows() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> found = files.filter(p -> p.endsWith(Sample.FILE)).toList();
      return found.isEmpty() ? 0 : Csv.rows(found.get(0)).size();
    } catch (UncheckedIOException renamedMeanwhile) {
      return 0;
    }
  }

  /** The samples have each seq once, from 0 on. */
  void assertRowsWithoutGaps() throws IOException {
    List<String> lines = Csv.lines(find(Sample.FILE));
    for (int i = 1; i < lines.size(); i++) {
      assertThat(lines.get(i)).startsWith(i - 1 + ",");
    }
    assertThat(lines).hasSizeGreaterThan(1000);
  }
}
