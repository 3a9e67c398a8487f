// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reference/codes.md has the codes that the sources have. */
class CodesReferenceTest {
  private static final Path HOME = Path.of(System.getProperty("hookbench.home"));
  private static final Pattern USE =
      Pattern.compile(
          "(?:new Warning|\\badd|\\bwarn)\\(\\s*[^;\"]{0,200}?\"([a-z]+(?:-[a-z]+)+)\",");
  private static final Pattern ROW_CODE = Pattern.compile("`([a-z]+(?:-[a-z]+)*)`");

  /** Texts of the files that make warnings; findings of the verb check have codes of their own. */
  private static List<String> sources() throws IOException {
    try (Stream<Path> all = Files.walk(HOME)) {
      List<Path> files =
          all.filter(p -> p.toString().endsWith(".java"))
              .filter(p -> p.toString().contains("/src/main/java/"))
              .toList();
      List<String> texts = new ArrayList<>();
      for (Path file : files) {
        texts.add(Files.readString(file));
      }
      return texts;
    }
  }

  private static Set<String> used(String source) {
    Set<String> codes = new TreeSet<>();
    if (source.contains("Warning") && !source.contains("Finding")) {
      Matcher use = USE.matcher(source);
      while (use.find()) {
        codes.add(use.group(1));
      }
    }
    return codes;
  }

  private static Set<String> documented() throws IOException {
    return Files.readAllLines(HOME.resolve("docs/reference/codes.md")).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(0, line.indexOf('|', 1)))
        .flatMap(cell -> ROW_CODE.matcher(cell).results().map(r -> r.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyCodeOfTheSourcesIsOnThePage() throws Exception {
    Set<String> codes = new TreeSet<>();
    for (String source : sources()) {
      codes.addAll(used(source));
    }

    assertThat(codes).hasSizeGreaterThan(20);
    assertThat(documented()).containsAll(codes);
  }

  @Test
  void everyCodeOfThePageIsInTheSources() throws Exception {
    String all = String.join("\n", sources());

    assertThat(documented()).allMatch(code -> all.contains('"' + code + '"'));
  }

  @Test
  void aCodeIsFoundWhereAWarningIsMade() {
    assertThat(used("list.add(new Warning(\n  \"too-hot\", message));")).containsExactly("too-hot");
    assertThat(used("Warning w; add(n < 5, \"few-x\", format)")).containsExactly("few-x");
    assertThat(used("String s = \"not-a-code\"; Warning w;")).isEmpty();
  }
}
