// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentationTest {
  private static final Path HOME = Path.of(System.getProperty("hookbench.home"));
  private static final long MOST_BYTES = 30_000_000;

  @TempDir Path folder;

  @Test
  void everyRelativeLinkLeadsToAFileAndAHeading() throws Exception {
    for (Path page : Markdown.pages(HOME)) {
      assertThat(Markdown.read(page).brokenLinks()).as(page.toString()).isEmpty();
    }
  }

  @Test
  void linesOfProseAreNotTooLong() throws Exception {
    for (Path page : Markdown.pages(HOME)) {
      assertThat(Markdown.read(page).tooLong()).as(page.toString()).isEmpty();
    }
  }

  @Test
  void aBrokenLinkAMissingHeadingAndALongLineAreFound() throws Exception {
    Files.writeString(folder.resolve("other.md"), "# Two words\n");
    Path page =
        Files.writeString(
            folder.resolve("page.md"),
            """
            # Page
            [a](other.md) [b](other.md#two-words) [c](#page) [d](https://example.org/)
            [e](missing.md) [f](other.md#three)
            | %1$s |
            %1$s
            """
                .formatted("x".repeat(Markdown.WIDTH + 1)));

    Markdown read = Markdown.read(page);

    assertThat(read.brokenLinks()).containsExactly("missing.md", "other.md#three");
    assertThat(read.tooLong()).hasSize(1);
  }

  @Test
  void theReadmeFitsOnTwoScreens() throws Exception {
    assertThat(Files.readAllLines(HOME.resolve("README.md"))).hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void aCloneIsSmall() throws Exception {
    Process git =
        new ProcessBuilder("git", "ls-files", "-z")
            .directory(HOME.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> files =
        List.of(
            new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0"));
    assumeFalse(git.waitFor() != 0, "this is no git checkout");

    long bytes = 0;
    for (String file : files) {
      Path path = HOME.resolve(file);
      bytes += Files.isRegularFile(path) ? Files.size(path) : 0;
    }

    assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
  }
}
