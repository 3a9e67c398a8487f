// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(500);
  @TempDir Path folder;

  private static Command shell(String text, Duration limit) {
    return new Command(List.of("sh", "-c", text), limit);
  }

  @Test
  void givesOutputErrorsAndStatus() throws IOException {
    CommandOutput output = shell("echo out; echo err >&2; exit 3", LONG).run();
    assertEquals(new CommandOutput(true, 3, "out\n", "err\n", false), output);
    assertFalse(output.ok());
  }

  @Test
  void mergesErrorsIntoTheOutput() throws IOException {
    CommandOutput output = shell("echo out; echo err >&2", LONG).mergingErrors().run();
    assertEquals("out\nerr\n", output.out());
    assertTrue(output.ok());
  }

  @Test
  void runsInAFolderWithItsVariablesAndWithoutTheRemovedOnes() throws IOException {
    Command command = shell("echo $A,$HOME; pwd -P", LONG).with("A", "a").without("HOME");
    assertEquals("a,\n" + folder.toRealPath() + "\n", command.in(folder).run().out());
  }

  @Test
  void readsNothingFromStandardInput() throws IOException {
    assertEquals("end\n", shell("cat; echo end", LONG).run().out());
  }

  @Test
  void killsACommandThatNeverEnds() throws IOException {
    CommandOutput output = shell("echo begun; sleep 1000", SHORT).run();
    assertFalse(output.ended());
    assertFalse(output.ok());
    assertEquals("begun\n", output.out());
  }

  @Test
  void keepsTheEndOfWhatACommandPrintsForEver() throws IOException {
    CommandOutput output = shell("yes", Duration.ofSeconds(1)).run();
    assertFalse(output.ended());
    assertTrue(output.out().length() <= BoundedOutput.MOST_BYTES);
    assertTrue(output.out().startsWith("y\ny\n") || output.cut());
  }

  @Test
  void dropsTheBeginningOfAnOutputThatIsTooLong() throws IOException {
    String text = "head -c " + 2 * BoundedOutput.MOST_BYTES + " /dev/zero | tr '\\0' x; echo end";
    CommandOutput output = shell(text, LONG).run();
    assertTrue(output.cut());
    assertTrue(output.out().endsWith("xend\n"));
    assertTrue(output.out().length() >= BoundedOutput.MOST_BYTES / 2);
  }

  @Test
  void doesNotWaitForADaemonThatHoldsTheOutputOpen() throws IOException, InterruptedException {
    CommandOutput output = shell(daemon(), LONG).run();
    assertTrue(output.ok());
    ProcessHandle daemon = daemonOf(output);
    assertTrue(daemon.isAlive(), "a command may leave a daemon");
    daemon.destroyForcibly();
  }

  @Test
  void killsTheDaemonOfACommandThatShallLeaveNothing() throws Exception {
    CommandOutput output = shell(daemon(), LONG).leavingNothing().run();
    assertTrue(output.ok());
    daemonOf(output).onExit().get();
  }

  @Test
  void killsTheDaemonOfACommandThatReachesItsLimit() throws Exception {
    CommandOutput output = shell(daemon() + "; sleep 1000", Duration.ofSeconds(3)).run();
    assertFalse(output.ended());
    daemonOf(output).onExit().get();
  }

  @Test
  void saysThatAProgramIsNotThere() {
    Path missing = folder.resolve("missing");
    assertFalse(Files.exists(missing));
    Command command = new Command(List.of(missing.toString()), LONG);
    assertThrows(IOException.class, command::run);
  }

  /** Starts a process that has left its parent, and prints its number. */
  private String daemon() {
    return "setsid sh -c 'echo $$ >"
        + folder
        + "/pid; exec sleep 1000' & "
        + "while [ ! -s "
        + folder
        + "/pid ]; do sleep 0.01; done; cat "
        + folder
        + "/pid";
  }

  private static ProcessHandle daemonOf(CommandOutput output) {
    return ProcessHandle.of(Long.parseLong(output.out().strip())).orElseGet(CommandTest::gone);
  }

  /** A process that has ended, in place of one that the system no longer knows. */
  private static ProcessHandle gone() {
    try {
      Process process = new ProcessBuilder("true").start();
      process.waitFor();
      return process.toHandle();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
