// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.sut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WorkTest {
  /** From Python: x = 1; per step x ^= x << 13 (64 bits), x ^= x >> 7, x ^= x << 17 (64 bits). */
  @Test
  void everyStepCounts() {
    assertThat(Work.chain(0)).isEqualTo(1);
    assertThat(Work.chain(1)).isEqualTo(1082269761L);
    assertThat(Work.chain(100_000)).isEqualTo(2700328192655336907L);
  }

  @Test
  void moreMicrosecondsAreMoreSteps() {
    Work work = new Work();

    assertThat(work.steps(0)).isZero();
    assertThat(work.steps(1000)).isPositive();
    assertThat(work.steps(2_000_000)).isCloseTo(2 * work.steps(1_000_000), within(1L));
  }

  @Test
  void workByCpuTimeEndsWhenTheThreadHasUsedIt() {
    Work work = new Work();

    assertThat(work.use(0).cpuNs()).isZero();
    assertThat(work.use(2_000).cpuNs()).isGreaterThanOrEqualTo(2_000_000);
  }

  /** A CPU that has become ten times slower than it was at rest. */
  @Test
  void workByCpuTimeDoesNotGrowOnASlowCpu() {
    Work work = new Work(10 * Work.measured());

    assertThat(work.use(20_000).cpuNs()).isBetween(20_000_000L, 100_000_000L);
  }
}
