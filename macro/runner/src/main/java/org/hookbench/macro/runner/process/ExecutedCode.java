// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a process has run code of an object since it was asked last: the processor marks each
 * page that it fetches from, the kernel shows the marks in /proc/PID/smaps and removes them on
 * request (kernel documentation, filesystems/proc.rst, clear_refs).
 */
final class ExecutedCode {
  private static final Pattern MAPPING =
      Pattern.compile("^[0-9a-f]+-[0-9a-f]+ (\\S+) \\S+ \\S+ \\S+ *(.*)$");
  private static final Pattern REFERENCED = Pattern.compile("^Referenced: +(\\d+) kB$");

  private ExecutedCode() {}

  /**
   * Whether code of a file ran since {@link #forget}; empty if it cannot be seen.
   *
   * @param process its folder in /proc
   */
  static Optional<Boolean> ran(Path process, Predicate<String> isFile) {
    try {
      String text =
          new String(Files.readAllBytes(process.resolve("smaps")), StandardCharsets.UTF_8);
      return ran(text, isFile);
    } catch (IOException unseen) {
      return Optional.empty();
    }
  }

  static Optional<Boolean> ran(String smaps, Predicate<String> isFile) {
    boolean code = false;
    Optional<Boolean> ran = Optional.empty();
    for (String line : smaps.lines().toList()) {
      Matcher mapping = MAPPING.matcher(line);
      Matcher referenced = REFERENCED.matcher(line);
      if (mapping.matches()) {
        code = mapping.group(1).contains("x") && isFile.test(mapping.group(2));
      } else if (code && referenced.matches()) {
        boolean now = Long.parseLong(referenced.group(1)) > 0;
        ran = Optional.of(now || ran.orElse(false));
      }
    }
    return ran;
  }

  /** Removes the marks of a process from the pages of files; whether that worked. */
  static boolean forget(Path process) {
    try {
      Files.writeString(process.resolve("clear_refs"), "3");
      return true;
    } catch (IOException notAllowed) {
      return false;
    }
  }
}
