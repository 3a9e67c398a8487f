// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** scripts/hookbench completion bash, as bash uses it. */
class CompletionTest {
  private static final Path HOME = Path.of(System.getProperty("hookbench.home"));
  private static final Pattern VERB = Pattern.compile("(?m)^## scripts/hookbench ([a-z ]+)$");
  private static final String COMPLETE =
      "source <(scripts/hookbench completion bash); COMP_WORDS=(hookbench \"$@\"); COMP_CWORD=$#;"
          + " _hookbench; echo ${COMPREPLY[*]}";

  private static List<String> complete(String... words) throws Exception {
    List<String> command =
        Stream.concat(Stream.of("bash", "-c", COMPLETE, "bash"), Stream.of(words)).toList();
    Process bash =
        new ProcessBuilder(command).directory(HOME.toFile()).redirectErrorStream(true).start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(out).isZero();
    return List.of(out.strip().split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "sta, stats",
    "stats an, analyze",
    "stats analyze --l, --latex",
    "quick --ho, --hook",
    "plan --ef, --effect",
    "load acc, accuracy",
    "completion ba, bash"
  })
  void completesVerbsAndOptions(String typed, String completed) throws Exception {
    assertThat(complete(typed.split(" "))).containsExactly(completed);
  }

  @Test
  void knowsEveryVerbOfTheReference() throws Exception {
    List<String> verbs;
    try (Stream<Path> pages = Files.list(HOME.resolve("docs/reference"))) {
      verbs = pages.filter(CompletionTest::hasVerbs).flatMap(CompletionTest::verbs).toList();
    }

    assertThat(verbs).contains("stats analyze", "micro", "load agent", "hooks profile");
    for (String verb : verbs) {
      assertThat(complete(verb.split(" "))).contains(verb.substring(verb.lastIndexOf(' ') + 1));
    }
  }

  private static boolean hasVerbs(Path page) {
    return page.getFileName().toString().startsWith("verbs-");
  }

  private static Stream<String> verbs(Path page) {
    try {
      return VERB.matcher(Files.readString(page)).results().map(m -> m.group(1));
    } catch (IOException e) {
      throw new AssertionError(page.toString(), e);
    }
  }
}
