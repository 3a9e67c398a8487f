// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.junit.jupiter.api.Test;

class RestartingArmTest {
  @Test
  void aServerThatDoesNotComeBackIsNoProofOfNothing() {
    assertThatThrownBy(() -> RestartingArm.awaitReady(() -> false, "none", 200))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("arm none was not ready again");
  }

  @Test
  void oneThatComesBackIsWaitedFor() {
    AtomicInteger looks = new AtomicInteger();
    RestartingArm.awaitReady(() -> looks.incrementAndGet() == 3, "scan", 60_000);
    assertThat(looks).hasValue(3);
  }

  @Test
  void anInterruptEndsTheWait() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> RestartingArm.awaitReady(() -> false, "none", 60_000))
        .isInstanceOf(MeasurementFailedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
