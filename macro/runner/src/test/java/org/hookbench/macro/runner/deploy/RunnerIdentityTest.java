package org.hookbench.macro.runner.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerIdentityTest {
  private static final String MINE = RunnerIdentity.mine();

  @Test
  void aRunnerThatLivesIsNotGone() {
    assertThat(RunnerIdentity.isGone(MINE)).isFalse();
  }

  @Test
  void aProcessIdThatWasGivenAgainIsAnotherRunner() {
    assertThat(RunnerIdentity.isGone(MINE.replaceFirst("-[0-9]+-", "-1-"))).isTrue();
  }

  @Test
  void aRunnerOfAnotherMachineBootOrContainerIsLeftAlone() {
    String elsewhere = MINE.replaceFirst("-[0-9]+-.*", "-1-0123456789ab");

    assertThat(RunnerIdentity.isGone(elsewhere)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rubbish", "1-1", "x-1-0123456789ab", "1-1-1-1"})
  void whatIsNoIdentityIsLeftAlone(String text) {
    assertThat(RunnerIdentity.isGone(text)).isFalse();
  }
}
