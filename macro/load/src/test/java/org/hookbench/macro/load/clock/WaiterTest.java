// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WaiterTest {
  @Test
  void neverReturnsBeforeTheTime() {
    NanoClock clock = NanoClock.startingNow();
    Waiter waiter = new Waiter(clock);
    for (long timeNs = 0; timeNs < 50_000_000; timeNs += 500_000) {
      waiter.until(timeNs);
      assertThat(clock.nowNs()).isGreaterThanOrEqualTo(timeNs);
    }
  }

  @Test
  void theSpinLearnsThe99thPercentileOfTheLatenessOfSleeps() {
    Waiter waiter = new Waiter(() -> 0);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      waiter.learn(random.nextLong(100_000));
    }
    assertThat(waiter.spinNs()).isBetween(90_000.0, 105_000.0);
  }
}
