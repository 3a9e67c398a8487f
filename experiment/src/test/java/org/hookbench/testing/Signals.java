// SPDX-License-Identifier: Apache-2.0
package org.hookbench.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Starts programs that a test interrupts. A program inherits the action for SIGINT: under {@code
 * nohup mvn verify &} that is "ignore", and a JVM that inherits it never sees Ctrl-C.
 */
public final class Signals {
  private static final List<String> DEFAULT_ACTION = List.of("env", "--default-signal=INT");
  private static final int INT_BIT = 1 << 1;

  private Signals() {}

  /**
   * The command, so that its program has the default action for SIGINT; its process id is the
   * program's.
   */
  public static List<String> interruptible(List<String> command) throws Exception {
    if (!resets()) {
      Assumptions.assumeFalse(
          ignored(), "SIGINT is ignored here, and env has no --default-signal (coreutils 8.31)");
      return command;
    }
    List<String> whole = new ArrayList<>(DEFAULT_ACTION);
    whole.addAll(command);
    return whole;
  }

  /** Sends a signal, as {@code INT} or {@code KILL}. */
  public static void send(String signal, Process to) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(to.pid())).start().waitFor();
  }

  private static boolean resets() throws IOException, InterruptedException {
    List<String> probe = new ArrayList<>(DEFAULT_ACTION);
    probe.add("true");
    Process process =
        new ProcessBuilder(probe)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0;
  }

  /** Whether a program started here inherits that SIGINT is ignored. */
  private static boolean ignored() throws IOException, InterruptedException {
    Process cat =
        new ProcessBuilder("grep", "SigIgn", "/proc/self/status").redirectErrorStream(true).start();
    String line =
        new String(cat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
            .replaceAll(".*\\s+(\\S+)\\s*", "$1");
    cat.waitFor();
    return (Long.parseUnsignedLong(line, 16) & INT_BIT) != 0;
  }
}
