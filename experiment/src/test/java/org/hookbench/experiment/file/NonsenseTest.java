// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** One row per key and kind in which it has no effect or no meaning: key and remedy are named. */
class NonsenseTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvFileSource(
      resources = "nonsense.csv",
      delimiter = '|',
      quoteCharacter = '`',
      numLinesToSkip = 1)
  void isRefusedWithKeyAndRemedy(
      String sut, String environment, String load, String rest, String key, String remedy)
      throws Exception {
    Path file = folder.resolve("x.yaml");
    String text = "name: t\n";
    text += "sut: " + (sut == null ? "{app: hello}" : sut) + "\n";
    text += environment == null ? "" : "environment: " + environment + "\n";
    text += load == null ? "" : "load: " + load + "\n";
    text += rest == null ? "" : rest + "\n";
    text += rest != null && rest.startsWith("arms") ? "" : "arms: [none, pass]\n";
    Files.writeString(file, text);

    assertThatThrownBy(() -> ExperimentFile.read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(key, remedy);
  }
}
