package org.hookbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reviewer's path: the analysis of each published directory comes out of its raw files again. */
class PublishedResultsTest {
  @TempDir Path copy;

  @Test
  void theAnalysisOfAPublishedDirectoryIsComputedAgainByteForByte() throws Exception {
    List<Path> published = published();
    assumeFalse(published.isEmpty(), "no directory under results/ is tracked by git");
    for (Path directory : published) {
      Path again = copy.resolve(directory.getFileName());
      copy(directory, again);
      Files.delete(again.resolve("analysis.json"));

      assertThat(Main.run("analyze", again.toString())).isZero();
      assertThat(again.resolve("analysis.json"))
          .hasSameBinaryContentAs(directory.resolve("analysis.json"));
    }
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
