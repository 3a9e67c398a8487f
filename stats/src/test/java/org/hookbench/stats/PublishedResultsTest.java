// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.stats.oracle.Oracle.near;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hookbench.experiment.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reviewer's path: the analysis of each published directory comes out of its raw files again. In
 * analysis.json sentences may be worded better since, and keys and warnings added, but no figure
 * may change; summary.md is the same text. After a change of its words, {@code stats analyze} of
 * the directories that this test names writes it again.
 */
class PublishedResultsTest {
  private static final double LAST_DIGITS = 1e-11;
  private static final Set<String> SENTENCES = Set.of("reason", "note", "demand", "evidence");

  @TempDir Path copy;

  @Test
  void everyFigureOfAPublishedAnalysisIsComputedAgain() throws Exception {
    List<Path> published = published();
    assumeFalse(published.isEmpty(), "no directory under results/ is tracked by git");
    for (Path directory : published) {
      Path again = copy.resolve(directory.getFileName());
      copy(directory, again);
      Files.delete(again.resolve("analysis.json"));

      assertThat(Main.run("analyze", again.toString())).isZero();
      holds(
          directory.getFileName().toString(),
          Json.mapper().readTree(directory.resolve("analysis.json").toFile()),
          Json.mapper().readTree(again.resolve("analysis.json").toFile()));
      assertThat(again.resolve("summary.md"))
          .as(directory.toString())
          .hasSameTextualContentAs(directory.resolve("summary.md"));
    }
  }

  private static void holds(String at, JsonNode published, JsonNode computed) {
    if (published.isObject()) {
      published.properties().stream()
          .filter(e -> !SENTENCES.contains(e.getKey()))
          .forEach(e -> holds(at + "." + e.getKey(), e.getValue(), computed.path(e.getKey())));
    } else if (at.endsWith(".warnings")) {
      assertThat(codes(computed)).as(at).containsAll(codes(published));
    } else if (published.isArray()) {
      assertThat(computed).as(at).hasSameSizeAs(published);
      for (int i = 0; i < published.size(); i++) {
        holds(at + "[" + i + "]", published.get(i), computed.get(i));
      }
    } else if (published.isDouble()) {
      double figure = published.doubleValue();
      assertThat(computed.doubleValue()).as(at).isCloseTo(figure, near(figure, LAST_DIGITS));
    } else {
      assertThat(computed).as(at).isEqualTo(published);
    }
  }

  private static List<String> codes(JsonNode warnings) {
    return warnings.findValuesAsText("code");
  }

  private static List<Path> published() throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("hookbench.home"));
    Process git =
        new ProcessBuilder("git", "ls-files", "results/*/analysis.json")
            .directory(home.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<Path> found = git.inputReader().lines().map(l -> home.resolve(l).getParent()).toList();
    git.waitFor();
    return found;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
