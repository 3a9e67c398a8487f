// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeywordsTest {
  @TempDir Path folder;

  @BeforeEach
  void needsTheReader() {
    Built.file("tools/hb-keywords");
  }

  private static Map<String, String> file(Path file) {
    return Map.of("HOOKBENCH_KEYWORDS_FILE", file.toString(), "PATH", "/bin");
  }

  private Path words(int count) throws Exception {
    String text =
        IntStream.range(0, count).mapToObj(i -> "word" + i).collect(Collectors.joining("\n"));
    return Files.writeString(folder.resolve("words"), text);
  }

  @Test
  void aListWithinTheLimitsIsTaken() throws Exception {
    assertThatCode(() -> Keywords.require(Map.of())).doesNotThrowAnyException();
    assertThatCode(() -> Keywords.require(file(words(60_000)))).doesNotThrowAnyException();
  }

  @Test
  void aListThatWouldBeCutIsRefused() throws Exception {
    Map<String, String> tooMany = file(words(60_001));

    assertThatThrownBy(() -> Keywords.require(tooMany))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("HOOKBENCH_KEYWORDS_FILE: keywords", "beyond 60,000", "1 are not");
  }

  @Test
  void aLongKeywordAndAMissingFileAreRefused() {
    Map<String, String> longWord = Map.of("HOOKBENCH_KEYWORDS", "x".repeat(65));

    assertThatThrownBy(() -> Keywords.require(longWord)).hasMessageContaining("64 bytes");
    assertThatThrownBy(() -> Keywords.require(file(folder.resolve("none"))))
        .hasMessageContaining("there is no keyword");
  }
}
