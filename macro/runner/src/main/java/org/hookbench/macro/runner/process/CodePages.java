// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file that a process maps, as /proc/PID/smaps shows it.
 *
 * @param permissions as in r-xp
 * @param offset in the file, in bytes
 * @param marked whether the kernel has a mark of use on one of its pages
 */
record CodePages(String permissions, long offset, long bytes, String path, boolean marked) {
  private static final Pattern MAPPING =
      Pattern.compile("^([0-9a-f]+)-([0-9a-f]+) (\\S+) ([0-9a-f]+) \\S+ \\S+ *(.*)$");
  private static final Pattern REFERENCED = Pattern.compile("^Referenced: +(\\d+) kB$");
  private static final int HEX = 16;

  /**
   * Those of a process that are wanted; empty if they cannot be seen.
   *
   * @param process its folder in /proc
   */
  static Optional<List<CodePages>> of(Path process, Predicate<CodePages> wanted) {
    try {
      byte[] smaps = Files.readAllBytes(process.resolve("smaps"));
      return Optional.of(in(new String(smaps, StandardCharsets.UTF_8), wanted));
    } catch (IOException unseen) {
      return Optional.empty();
    }
  }

  static List<CodePages> in(String smaps, Predicate<CodePages> wanted) {
    List<CodePages> found = new ArrayList<>();
    CodePages last = null;
    for (String line : smaps.lines().toList()) {
      Matcher mapping = MAPPING.matcher(line);
      Matcher referenced = REFERENCED.matcher(line);
      if (mapping.matches()) {
        long bytes = number(mapping, 2) - number(mapping, 1);
        last = new CodePages(mapping.group(3), number(mapping, 4), bytes, mapping.group(5), false);
      } else if (last != null && wanted.test(last) && referenced.matches()) {
        boolean marked = Long.parseLong(referenced.group(1)) > 0;
        found.add(new CodePages(last.permissions, last.offset, last.bytes, last.path, marked));
      }
    }
    return found;
  }

  private static long number(Matcher mapping, int group) {
    return Long.parseUnsignedLong(mapping.group(group), HEX);
  }

  boolean executable() {
    return permissions.contains("x");
  }

  /** Removes the marks of a process, and of the pages, from files; whether that worked. */
  static boolean forget(Path process) {
    return write(process, "3");
  }

  /**
   * Has the processor translate all addresses of a process again. Without that it sets no mark on a
   * page whose address it still knows. The kernel does so when it is asked to watch for writes.
   */
  static boolean translateAgain(Path process) {
    return write(process, "4");
  }

  private static boolean write(Path process, String what) {
    try {
      Files.writeString(process.resolve("clear_refs"), what);
      return true;
    } catch (IOException notAllowed) {
      return false;
    }
  }
}
