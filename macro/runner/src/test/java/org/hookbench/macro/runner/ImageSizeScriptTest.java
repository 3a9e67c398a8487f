// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script of the example image-size, with a docker that is played. */
class ImageSizeScriptTest {
  private static final Path SCRIPT =
      Path.of(System.getProperty("hookbench.home"), "macro/experiments/image-size.sh");

  @TempDir private Path folder;

  private String said(int status, String layer, String... arguments) throws Exception {
    Path docker = folder.resolve("docker");
    Files.writeString(
        docker,
        "#!/bin/sh\ncase \"$1 $2\" in\n\"image inspect\") echo 1048576 ;;\n"
            + "\"pull \"*) echo \"0a1b: "
            + layer
            + "\" ;;\nesac\n");
    Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder script = new ProcessBuilder(SCRIPT.toString());
    script.command().addAll(List.of(arguments));
    script.environment().merge("PATH", folder.toString(), (path, ours) -> ours + ":" + path);
    Process process = script.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isEqualTo(status);
    return said;
  }

  @Test
  void aPullTellsItsTimeAndTheSizeAsTheExampleReadsThem() throws Exception {
    assertThat(said(0, "Pull complete", "pull", "1")).matches("pulled in \\d+ us, 1048576B\n");
    assertThat(regex()).contains("pulled in (?<pull>\\d+) us, (?<size>\\d+B)");
  }

  private static String regex() throws IOException {
    return Files.readString(SCRIPT.resolveSibling("image-size.yaml"));
  }

  @ParameterizedTest
  @CsvSource({
    "Already exists, 'pull,1', a layer of it was there already",
    "Pull complete, 'pull', the size in MiB is missing",
    "Pull complete, 'push', 'give serve, pull MIB, or stop'",
  })
  void whatIsNoPullFails(String layer, String arguments, String message) throws Exception {
    assertThat(said(1, layer, arguments.split(","))).contains(message);
  }
}
