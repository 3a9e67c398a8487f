// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecondsTest {
  private static final long START = -7;
  private final Seconds seconds = new Seconds(START);

  private long untilNextAfterMs(long ms) {
    return seconds.untilNext(START + ms * 1_000_000).toMillis();
  }

  @Test
  void aReadingThatTakesLongDoesNotMoveTheNextOnes() {
    assertThat(untilNextAfterMs(0)).isEqualTo(1_000);
    assertThat(untilNextAfterMs(1_080)).isEqualTo(920);
    assertThat(untilNextAfterMs(2_490)).isEqualTo(510);
  }

  @Test
  void noSecondIsReadTwice() {
    assertThat(untilNextAfterMs(999)).isEqualTo(1_001);
    assertThat(untilNextAfterMs(2_600)).isEqualTo(1_400);
  }
}
