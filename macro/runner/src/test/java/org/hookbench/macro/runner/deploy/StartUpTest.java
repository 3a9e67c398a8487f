// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.resources.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StartUpTest {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  private record Arm(String label, Optional<String> failure) implements DeployedArm {
    Arm(String label) {
      this(label, Optional.empty());
    }

    @Override
    public String url() {
      return "http://127.0.0.1:1";
    }

    @Override
    public Reading reading() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Evidence evidence() {
      throw new UnsupportedOperationException();
    }
  }

  private final AtomicInteger probes = new AtomicInteger();

  @Test
  void theTimeRunsFromTheStartOfTheArm() {
    StartUp startUp = new StartUp(Instant.now().minusSeconds(100), Starting.UNTIMED);

    assertThat(startUp.seconds()).isEmpty();
    startUp.await(new Arm("none"), LONG_ENOUGH, () -> probes.incrementAndGet() > 2);

    assertThat(startUp.seconds().orElseThrow()).isGreaterThan(100);
    assertThat(probes).hasValue(3);
  }

  @Test
  void anArmThatIsReadyAtTheFirstLookHasNoTime() {
    StartUp startUp = new StartUp(Instant.now(), Starting.UNTIMED);

    startUp.await(new Arm("none"), LONG_ENOUGH, () -> true);

    assertThat(startUp.seconds()).isEmpty();
  }

  @Test
  void armsAreLookedAtAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);

    StartUp.awaitAll(
        List.of("none", "scan"),
        arm -> {
          both.countDown();
          awaitZero(both);
        });

    assertThat(both.getCount()).isZero();
  }

  private static void awaitZero(CountDownLatch both) {
    try {
      both.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theFirstFailureEndsTheWaitForTheOthers() {
    assertThatThrownBy(
            () ->
                StartUp.awaitAll(
                    List.of(new Arm("none"), new Arm("scan", Optional.of("scan ended"))),
                    arm ->
                        new StartUp(Instant.now(), Starting.UNTIMED)
                            .await(arm, LONG_ENOUGH, () -> false)))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("scan ended")
        .hasMessageContaining("died before it was ready");
  }
}
