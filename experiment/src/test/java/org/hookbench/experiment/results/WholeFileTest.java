// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void replacesAFileAndLeavesNothingBesideIt() throws Exception {
    Path file = folder.resolve("plan.json");
    WholeFile.write(file, "first");
    WholeFile.write(file, "second");

    assertThat(file).hasContent("second");
    assertThat(folder.toFile().list()).containsExactly("plan.json");
  }

  @Test
  void replacesALinkAndDoesNotWriteThroughIt() throws Exception {
    Path kept = Files.writeString(folder.resolve("kept"), "kept");
    Path link = Files.createSymbolicLink(folder.resolve("plan.json"), kept);

    WholeFile.write(link, "text");

    assertThat(kept).hasContent("kept");
    assertThat(link).hasContent("text");
  }

  @Test
  void leavesNoPartWhenItFails() throws Exception {
    Path file = Files.createDirectory(folder.resolve("plan.json"));
    Files.createFile(file.resolve("x"));

    assertThatThrownBy(() -> WholeFile.write(file, "text")).isInstanceOf(IOException.class);
    assertThat(folder.toFile().list()).containsExactly("plan.json");
  }
}
