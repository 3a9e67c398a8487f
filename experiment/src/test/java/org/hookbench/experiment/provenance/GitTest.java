// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTest {
  @TempDir private Path folder;

  @Test
  void aReleaseInsideAnotherCheckoutHasItsOwnCommit() throws Exception {
    assertThat(new ProcessBuilder("git", "init", "-q", folder.toString()).start().waitFor())
        .isZero();
    Path release = Files.createDirectories(folder.resolve("hookbench"));
    Files.writeString(release.resolve("COMMIT"), "0123abc\n");

    assertThat(Git.read(release)).isEqualTo(new Git("0123abc", false));
    assertThat(Git.read(folder)).isEqualTo(new Git(null, true));
  }

  @Test
  void elsewhereNothingIsKnown() {
    assertThat(Git.read(folder)).isEqualTo(new Git(null, null));
  }
}
