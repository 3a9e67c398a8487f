// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordListTest {
  @TempDir Path folder;

  private static List<String> words(int length) {
    return new KeywordList(length).text().lines().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 200, 2000, 60_000})
  void hasSoManyDifferentWordsAndFirstTheOneThatMatches(int length) {
    assertThat(words(length)).hasSize(length).doesNotHaveDuplicates().startsWith("wp-admin");
    assertThat(words(length)).allMatch(word -> word.length() >= 7);
  }

  @Test
  void aLongerListBeginsWithTheShorterOne() {
    assertThat(words(2000)).startsWith(words(200).toArray(String[]::new));
  }

  @Test
  void isGivenToTheHookAsAFile() throws Exception {
    Map<String, String> variables = new KeywordList(3).variables(folder);

    Path file = Path.of(variables.get("HOOKBENCH_KEYWORDS_FILE"));
    assertThat(file).isEqualTo(folder.resolve("keywords-3.txt"));
    assertThat(Files.readAllLines(file)).hasSize(3);
  }

  @Test
  void noLengthLeavesTheHookItsOwnList() {
    assertThat(new KeywordList(0).variables(folder)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void moreThanAHookTakesAreRefused() {
    assertThatThrownBy(() -> new KeywordList(60_001)).hasMessageContaining("keywords: 60001");
  }
}
