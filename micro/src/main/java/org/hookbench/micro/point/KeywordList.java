// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.point;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hookbench.experiment.console.UserError;

/**
 * A list of keywords for a hook that scans: first the one that a matching payload holds, then names
 * of files that web scanners ask for and no payload of ours holds. The same length gives the same
 * list, and a longer list begins with the shorter one.
 *
 * @param length number of keywords; 0 stands for the list that the hook has by itself
 */
public record KeywordList(int length) {
  private static final int MOST = 60_000;
  private static final String VARIABLE = "HOOKBENCH_KEYWORDS_FILE";
  private static final String MATCHED = "wp-admin";
  private static final List<String> STEMS = List.of("admin", "login", "backup", "config", "dump");
  private static final List<String> ENDINGS = List.of("php", "sql", "zip");
  private static final int PRIME = 65_537;
  private static final int STEP = 48_271;

  public KeywordList {
    if (length < 0 || length > MOST) {
      throw new UserError("keywords: " + length + " must be 0 (the hook's own list) to " + MOST);
    }
  }

  /** One keyword a line. */
  String text() {
    return IntStream.range(0, length)
        .mapToObj(i -> (i == 0 ? MATCHED : word(i)) + "\n")
        .collect(Collectors.joining());
  }

  private static String word(int i) {
    return String.format(
        Locale.ROOT,
        "%s-%05d.%s",
        STEMS.get(i % STEMS.size()),
        (long) i * STEP % PRIME,
        ENDINGS.get(i % ENDINGS.size()));
  }

  /** Variables that give a hook this list; its file is written to the folder if it is missing. */
  public Map<String, String> variables(Path folder) {
    if (length == 0) {
      return Map.of();
    }
    Path file = folder.resolve("keywords-" + length + ".txt").toAbsolutePath();
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, text());
      }
      return Map.of(VARIABLE, file.toString());
    } catch (IOException e) {
      throw new UserError(file + ": the keywords cannot be written: " + e.getMessage(), e);
    }
  }
}
