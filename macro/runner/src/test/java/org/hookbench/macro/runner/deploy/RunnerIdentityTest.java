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

  @Test
  void aRunnerOfThisMachineBeforeARebootIsToldFromOneOfAnotherMachine() {
    String place = MINE.substring(MINE.lastIndexOf('-') + 1);
    String before = "1-1-" + place.substring(0, 6) + "000000" + place.substring(12);

    assertThat(RunnerIdentity.isOfThisMachine(before)).isTrue();
    assertThat(RunnerIdentity.isGone(before)).isFalse();
    assertThat(RunnerIdentity.isOfThisMachine(MINE)).isFalse();
    assertThat(RunnerIdentity.isOfThisMachine("1-1-" + "0".repeat(place.length()))).isFalse();
    assertThat(RunnerIdentity.isOfThisMachine("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rubbish", "1-1", "x-1-0123456789ab", "1-1-1-1"})
  void whatIsNoIdentityIsLeftAlone(String text) {
    assertThat(RunnerIdentity.isGone(text)).isFalse();
  }
}
