// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.Container;
import java.time.Instant;
import org.hookbench.macro.runner.deploy.RunnerIdentity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerOrphansTest {
  private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
  private static final int PART = 6;

  @ParameterizedTest
  @CsvSource({
    "exited, 86401, another boot, true",
    "exited, 86399, another boot, false",
    "running, 86401, another boot, false",
    "exited, 86401, another machine, false"
  })
  void whatEndedLongAgoOnThisMachineIsForgotten(
      String state, long ageSeconds, String from, boolean forgotten) throws Exception {
    String container =
        "{\"State\": \"%s\", \"Created\": %d, \"Labels\": {\"hookbench.runner\": \"%s\"}}"
            .formatted(state, NOW.getEpochSecond() - ageSeconds, runner(from));

    assertThat(
            DockerOrphans.isForgotten(
                new ObjectMapper().readValue(container, Container.class), NOW))
        .isEqualTo(forgotten);
  }

  /** Machine and boot are parts of the place at the end. */
  private static String runner(String from) {
    String mine = RunnerIdentity.mine();
    int place = mine.lastIndexOf('-') + 1;
    int changed = from.equals("another machine") ? place : place + PART;
    return mine.substring(0, changed) + "z".repeat(PART) + mine.substring(changed + PART);
  }
}
