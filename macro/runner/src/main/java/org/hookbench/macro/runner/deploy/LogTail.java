// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log, for a message. */
public final class LogTail {
  private static final int LINES = 10;

  private LogTail() {}

  /** {@code "; its last lines:\n ..."}. */
  public static String of(Path log) {
    try {
      return ofText(new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return "; it has no log";
    }
  }

  /** The same for a text. */
  public static String ofText(String text) {
    List<String> lines = text.lines().filter(l -> !l.isBlank()).toList();
    if (lines.isEmpty()) {
      return "; it printed nothing";
    }
    List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    return "; its last lines:\n  " + String.join("\n  ", last);
  }
}
