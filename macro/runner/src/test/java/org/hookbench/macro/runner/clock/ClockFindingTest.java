// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookbench.macro.load.clock.RemoteClock;
import org.hookbench.macro.runner.finding.Finding.Status;
import org.junit.jupiter.api.Test;

class ClockFindingTest {
  private static final long MS = 1_000_000L;

  @Test
  void warnsOnlyOfAClockThatIsSurelyOff() {
    RemoteClock near = new RemoteClock(-200 * MS, 400 * MS);
    RemoteClock off = new RemoteClock(-400 * MS, -120 * MS);

    assertThat(ClockFinding.of("c", "x", near).status()).isEqualTo(Status.OK);
    assertThat(ClockFinding.of("c", "x", off).status()).isEqualTo(Status.WARN);
    assertThat(ClockFinding.of("c", "x", off).message()).contains("-260.0 ms ± 140.0 ms");
  }
}
