// SPDX-License-Identifier: Apache-2.0
package org.hookbench.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** results/README.md, which describes the files of a result directory. */
public final class ResultsPage {
  private static final Path PAGE =
      Path.of(System.getProperty("hookbench.home")).resolve("results/README.md");

  private ResultsPage() {}

  /** The columns in the table of a section, in their order. */
  public static List<String> columns(String section) throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    return lines.subList(lines.indexOf("## " + section) + 1, lines.size()).stream()
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| ") && !line.startsWith("| column |"))
        .flatMap(line -> Stream.of(line.substring(2, line.indexOf(" |")).split(", ")))
        .toList();
  }
}
