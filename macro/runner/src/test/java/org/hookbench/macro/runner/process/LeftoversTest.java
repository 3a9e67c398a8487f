package org.hookbench.macro.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeftoversTest {
  private static Process sleeping(String runner) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sleep", "60");
    builder.environment().put(Leftovers.VARIABLE, runner);
    return builder.start();
  }

  @Test
  void removesWhatBelongsToARunnerThatIsGone() throws Exception {
    Process orphan = sleeping(ProcessHandle.current().pid() + "-1");

    assertThat(Leftovers.remove()).contains("process " + orphan.pid());

    assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void leavesWhatBelongsToARunnerThatLives() throws Exception {
    Process child = sleeping(Leftovers.thisRunner());
    try {
      assertThat(Leftovers.remove()).doesNotContain("process " + child.pid());

      assertThat(child.isAlive()).isTrue();
    } finally {
      child.destroyForcibly();
    }
  }

  @Test
  void aRunnerIsItsProcessIdAndItsStart() {
    assertThat(Leftovers.isAlive(Leftovers.thisRunner())).isTrue();
    assertThat(Leftovers.isAlive("1-1")).isFalse();
    assertThat(Leftovers.isAlive("rubbish")).isFalse();
  }
}
