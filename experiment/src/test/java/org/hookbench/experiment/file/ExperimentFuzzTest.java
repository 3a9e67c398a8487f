// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.UserError;
import org.hookbench.testing.Fuzz;
import org.junit.jupiter.api.Test;

class ExperimentFuzzTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("hookbench.home"), "macro/experiments");

  private static List<byte[]> examples() throws IOException {
    List<byte[]> examples = new ArrayList<>();
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        examples.add(Files.readAllBytes(file));
      }
    }
    return examples;
  }

  @Test
  void mutatedExperimentsAreReadOrRefusedWithOneMessage() throws IOException {
    Fuzz fuzz = new Fuzz("experiment files", 3_000);
    fuzz.run(
        examples(),
        bytes -> {
          ExperimentFile file =
              ExperimentFile.parse("x.yaml", new String(bytes, StandardCharsets.UTF_8));
          file.experiment().scenarios().forEach(Scenario::check);
          file.kept();
        },
        UserError.class);
    fuzz.requireBoth();
  }
}
