// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerIdentityTest {
  private static final String CLASSES = System.getProperty("java.class.path");
  private static final String MINE = RunnerIdentity.mine();

  @Test
  void aRunnerThatLivesIsNotGone() {
    assertThat(RunnerIdentity.isGone(MINE)).isFalse();
  }

  @Test
  void aProcessIdThatWasGivenAgainIsAnotherRunner() {
    assertThat(RunnerIdentity.isGone(MINE.replaceFirst("-[0-9]+-", "-1-"))).isTrue();
  }

  /** Said by another user, in another process. */
  public static void main(String[] runner) {
    System.out.println(RunnerIdentity.isGone(runner[0]));
  }

  private static String goneForNobody(int hidepid, String runner) throws Exception {
    String java = System.getProperty("java.home") + "/bin/java";
    String asNobody =
        "mount -o remount,hidepid=%d /proc && exec setpriv --reuid 65534 --regid 65534"
            + " --clear-groups %s -cp '%s' %s %s";
    List<String> command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c"));
    command.add(
        asNobody.formatted(hidepid, java, CLASSES, RunnerIdentityTest.class.getName(), runner));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  @Test
  void aRunnerThatProcHidesFromOtherUsersIsNotGone() throws Exception {
    String living = MINE;
    String gone = MINE.replaceFirst("[0-9]+-", "123456789-");
    assumeThat(goneForNobody(0, gone)).as("needs root, and open classes").isEqualTo("true");

    assertThat(goneForNobody(0, living)).isEqualTo("false");
    assertThat(goneForNobody(2, living)).isEqualTo("false");
    assertThat(goneForNobody(2, gone)).isEqualTo("true");
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
