package org.hookbench.macro.runner.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunnerIdentityTest {
  @Test
  void aRunnerIsItsProcessIdAndItsStart() {
    assertThat(RunnerIdentity.isAlive(RunnerIdentity.mine())).isTrue();
    assertThat(RunnerIdentity.isAlive(ProcessHandle.current().pid() + "-1")).isFalse();
    assertThat(RunnerIdentity.isAlive("rubbish")).isFalse();
  }
}
