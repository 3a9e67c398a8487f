// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
  @TempDir Path folder;

  @Test
  void deletesAFolderWithEverythingInIt() throws Exception {
    Files.createDirectories(folder.resolve("a/b/c"));
    Files.writeString(folder.resolve("a/b/file"), "text");

    FileTree.delete(folder.resolve("a"));
    FileTree.delete(folder.resolve("a"));

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void leavesAloneWhatALinkLeadsTo() throws Exception {
    Path kept = Files.writeString(Files.createDirectory(folder.resolve("kept")).resolve("f"), "x");
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("link"), kept.getParent());
    Path link = Files.createSymbolicLink(folder.resolve("link"), kept.getParent());

    FileTree.delete(tree);
    FileTree.delete(link);

    assertThat(kept).exists();
    assertThat(tree).doesNotExist();
    assertThat(Files.isSymbolicLink(link)).isFalse();
  }
}
