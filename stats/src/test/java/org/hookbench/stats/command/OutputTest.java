// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As root, a rename onto /dev/null would make a file of it, for all programs of the machine. */
class OutputTest {
  @TempDir Path folder;

  @Test
  void aPipeThatTheUserNamedIsWrittenTo() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();

    Output.putNamed(pipe, "text");

    assertThat(reader.getInputStream().readAllBytes())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("text");
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void aLinkThatTheUserNamedIsFollowed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    Output.putNamed(link, "after");

    assertThat(file).hasContent("after");
    assertThat(Files.isSymbolicLink(link)).isTrue();
  }

  @Test
  void withinADirectoryALinkIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    Output.put(link, "after");

    assertThat(file).hasContent("before");
    assertThat(Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }
}
