// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.resources.Resource;
import org.junit.jupiter.api.Test;

class RestartsTest {
  private final Restarts restarts = new Restarts();

  private Long cpu(Map<Resource, Long> now) {
    return restarts.reading(1, Optional.of(now)).get(Resource.CPU_NS);
  }

  @Test
  void cpuTimeIsOfAllProcessesAndMemoryOfThisOne() {
    assertThat(cpu(Map.of(Resource.CPU_NS, 70L, Resource.MEMORY_BYTES, 9L))).isEqualTo(70);
    assertThat(cpu(Map.of(Resource.CPU_NS, 20L))).as("it fell").isEqualTo(90);
    restarts.again();
    assertThat(cpu(Map.of(Resource.CPU_NS, 25L))).as("told to be another").isEqualTo(115);

    var away = restarts.reading(2, Optional.empty());
    assertThat(away.get(Resource.CPU_NS)).isEqualTo(115);
    assertThat(away.get(Resource.MEMORY_BYTES)).isNull();
    assertThat(away.get(Resource.RESTARTS)).isEqualTo(2);
    assertThat(away.get(Resource.REPLICAS_READY)).isZero();
  }

  @Test
  void aServerThatDoesNotComeBackIsNoProofOfNothing() {
    assertThatThrownBy(() -> Restarts.awaitReady(() -> false, "none", Duration.ofMillis(200)))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("arm none was not ready again");
  }

  @Test
  void oneThatComesBackIsWaitedFor() {
    AtomicInteger looks = new AtomicInteger();
    Restarts.awaitReady(() -> looks.incrementAndGet() == 3, "scan", Duration.ofMinutes(1));
    assertThat(looks).hasValue(3);
  }

  @Test
  void anInterruptEndsTheWait() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Restarts.awaitReady(() -> false, "none", Duration.ofMinutes(1)))
        .isInstanceOf(MeasurementFailedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
