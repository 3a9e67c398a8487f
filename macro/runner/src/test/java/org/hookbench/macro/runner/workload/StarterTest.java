// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program that takes too long. */
class StarterTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "(trap 'sleep 0.1; echo told >&2; exit' TERM; while :; do sleep 9; done) & wait, told",
    "trap '' TERM; sleep 9, hb-run: sh did not end within 2 s of SIGTERM; a container that it"
        + " started may still run",
  })
  void isToldToEndAndKilledIfItDoesNot(String script, String said) throws Exception {
    Path log = folder.resolve("log");
    List<String> words =
        List.of(Starters.program().toString(), "/dev/null", "1", "sh", "-c", script);
    try (Starter starter = Starter.start(words, Map.of(), log, () -> {})) {
      assertThat(starter.run().error()).isEqualTo("timeout");
    }
    assertThat(Files.readAllLines(log)).contains(said);
  }
}
