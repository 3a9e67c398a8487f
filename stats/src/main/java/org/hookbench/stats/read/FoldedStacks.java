// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hookbench.experiment.console.UserError;

/** ARM.folded.gz of a trial that was profiled: how often each stack was seen. */
public final class FoldedStacks {
  private static final Pattern LINE = Pattern.compile("(.+) (\\d{1,15})");

  private FoldedStacks() {}

  /** Name of the file of an arm. */
  public static String file(String arm) {
    return arm + ".folded.gz";
  }

  /** Samples by stack, its frames from the outermost on with {@code ;} between them. */
  public static SortedMap<String, Long> read(Path file) {
    SortedMap<String, Long> stacks = new TreeMap<>();
    try (Content content = Content.open(file)) {
      new String(content.bytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> add(stacks, line, file));
    }
    return stacks;
  }

  private static void add(Map<String, Long> stacks, String line, Path file) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw UserError.of(
          "%s: has a line that is no stack with a number behind it; copy the file again", file);
    }
    stacks.merge(matcher.group(1), Long.valueOf(matcher.group(2)), Long::sum);
  }
}
