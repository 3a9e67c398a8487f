// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.hookbench.macro.runner.deploy.RunnerIdentity;
import org.junit.jupiter.api.Test;

class LeftoversTest {
  private static Process sleeping(String runner) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sleep", "60");
    builder.environment().put(RunnerIdentity.VARIABLE, runner);
    return builder.start();
  }

  @Test
  void removesWhatBelongsToARunnerThatIsGone() throws Exception {
    Process orphan = sleeping(RunnerIdentity.mine().replaceFirst("-[0-9]+-", "-1-"));

    assertThat(Leftovers.remove()).contains("process " + orphan.pid());

    assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void leavesWhatBelongsToARunnerThatLives() throws Exception {
    Process child = sleeping(RunnerIdentity.mine());
    try {
      assertThat(Leftovers.remove()).doesNotContain("process " + child.pid());

      assertThat(child.isAlive()).isTrue();
    } finally {
      child.destroyForcibly();
    }
  }
}
