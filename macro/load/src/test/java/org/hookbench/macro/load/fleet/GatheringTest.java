// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.experiment.results.Warning;
import org.hookbench.macro.load.clock.RemoteClock;
import org.hookbench.macro.load.result.LoadResult;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  /** A part that measured for ten seconds, and whose clock is ahead. */
  private static Part part(Instant shown, long aheadNs) {
    LoadResult result =
        new LoadResult(
            LoadResult.SCHEMA,
            shown,
            TrialStatus.FINISHED,
            null,
            1,
            0,
            10,
            Map.of(),
            null,
            null,
            List.of());
    return new Part(Path.of("."), result, new RemoteClock(aheadNs - 1, aheadNs + 1), 0);
  }

  @Test
  void generatorsThatBeganFarApartAreWarnedOf() {
    List<Part> parts = List.of(part(START, 0), part(START.plusSeconds(2), 0));

    assertThat(Gathering.apart(parts, START))
        .extracting(Warning::code)
        .containsExactly("generators-apart");
  }

  @Test
  void generatorsWhoseClocksDifferButBeganTogetherAreNot() {
    List<Part> parts = List.of(part(START, 0), part(START.plusSeconds(60), 60_000_000_000L));

    assertThat(Gathering.apart(parts, START)).isEmpty();
  }
}
