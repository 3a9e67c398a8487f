// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.profile;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folds what {@code perf script -F comm,pid,ip,sym,dso} prints: one line for each stack, outermost
 * frame first, and how often it was seen. A frame is {@code object`symbol}.
 */
final class Folded {
  private static final Pattern FRAME =
      Pattern.compile("\\s+[0-9a-f]+ (.+) \\(([^()]*(?: \\(deleted\\))?)\\)");
  private static final String UNKNOWN = "[unknown]";
  private static final int MOST_FRAMES = 500;

  private final SortedMap<String, Long> stacks = new TreeMap<>();
  private final Deque<String> frames = new ArrayDeque<>();

  private Folded() {}

  static SortedMap<String, Long> of(BufferedReader script) throws IOException {
    Folded folded = new Folded();
    for (String line = script.readLine(); line != null; line = script.readLine()) {
      folded.add(line);
    }
    folded.end();
    return folded.stacks;
  }

  /** An empty line ends a sample; a line that does not begin with a blank begins one. */
  private void add(String line) {
    Matcher frame = FRAME.matcher(line);
    if (frame.matches()) {
      String object = object(frame.group(2));
      // An unwinder without frame pointers reads data as callers: in no object.
      if (frames.isEmpty() || !object.equals(UNKNOWN) && frames.size() < MOST_FRAMES) {
        frames.addFirst(object + "`" + clean(frame.group(1)));
      }
    } else {
      end();
    }
  }

  private void end() {
    if (!frames.isEmpty()) {
      stacks.merge(String.join(";", frames), 1L, Long::sum);
      frames.clear();
    }
  }

  /** The same name for the same file or code in every process. */
  private static String object(String path) {
    if (path.startsWith("[kernel")) {
      return "[kernel]";
    }
    String name = clean(path.substring(path.lastIndexOf('/') + 1).replace(" (deleted)", ""));
    if (name.matches("perf-\\d+\\.map")) {
      return "[jit]";
    }
    return name.isEmpty() ? UNKNOWN : name;
  }

  /** Without what separates frames and lines. */
  private static String clean(String text) {
    return text.replace(';', ':').replace('`', '\'').replaceAll("\\p{Cntrl}", "?");
  }
}
