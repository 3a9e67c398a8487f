// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.util.List;
import org.hookbench.experiment.ByteSize;
import org.hookbench.experiment.Limits;
import org.junit.jupiter.api.Test;

class SandboxTest {

  @Test
  void limitsAndPinningReachTheEngine() {
    HostConfig config =
        Sandbox.of("net", new Limits(0.5, ByteSize.parse("64MiB"), "0-1"), List.of());

    assertThat(config.getNanoCPUs()).isEqualTo(500_000_000L);
    assertThat(config.getMemory()).isEqualTo(64L << 20).isEqualTo(config.getMemorySwap());
    assertThat(config.getCpusetCpus()).isEqualTo("0-1");
  }

  @Test
  void withoutLimitsThereAreNoneButNoRightsEither() {
    HostConfig config = Sandbox.of("net", Limits.NONE, List.of());

    assertThat(config.getNanoCPUs()).isNull();
    assertThat(config.getMemory()).isNull();
    assertThat(config.getCpusetCpus()).isNull();
    assertThat(config.getCapDrop()).containsExactly(Capability.ALL);
    assertThat(config.getReadonlyRootfs()).isTrue();
    assertThat(config.getPidsLimit()).isPositive();
  }
}
