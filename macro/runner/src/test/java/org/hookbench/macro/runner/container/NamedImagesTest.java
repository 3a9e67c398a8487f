// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.finding.Finding.Status;
import org.hookbench.macro.runner.image.EngineProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images in an engine that is played: it has "empty" and "server", and a registry has "far". */
class NamedImagesTest {
  private static final String ENGINE =
      """
      #!/bin/sh
      case "$1 $2 $3" in
        "image inspect empty") echo '[{"Id": "1", "Config": {"Cmd": null}}]' ;;
        "image inspect server") echo '[{"Id": "2", "Config": {"Cmd": ["serve"]}}]' ;;
        "manifest inspect far") ;;
        *) exit 1 ;;
      esac
      """;

  @TempDir private Path folder;

  private Finding find(String image, boolean command) throws Exception {
    Path program = Files.writeString(folder.resolve("docker"), ENGINE);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return NamedImages.find(new EngineProgram(program.toString(), null), image, command);
  }

  @Test
  void anImageThatRunsSomethingIsInOrder() throws Exception {
    assertThat(find("server", false).status()).isEqualTo(Status.OK);
    assertThat(find("empty", true).status()).isEqualTo(Status.OK);
  }

  @Test
  void anImageThatRunsNothingNeedsACommand() throws Exception {
    Finding finding = find("empty", false);

    assertThat(finding.status()).isEqualTo(Status.FAIL);
    assertThat(finding.message()).startsWith("empty has no ENTRYPOINT and no CMD");
    assertThat(finding.action()).startsWith("write sut.command");
  }

  @Test
  void anImageThatIsOnlyInARegistryIsPulledLater() throws Exception {
    Finding finding = find("far", false);

    assertThat(finding.status()).isEqualTo(Status.NOTE);
    assertThat(finding.action()).endsWith("docker pull far");
  }

  @Test
  void anImageThatIsNowhereFails() throws Exception {
    Finding finding = find("nowhere", true);

    assertThat(finding.status()).isEqualTo(Status.FAIL);
    assertThat(finding.message()).endsWith("docker and cannot be pulled");
    assertThat(finding.action()).startsWith("build it");
  }
}
