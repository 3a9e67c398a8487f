// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each write, rename, and removal in a result directory fails once: nothing that is there is lost.
 */
class DiskFaultsTest {
  private static final Path SOURCE =
      Path.of(System.getProperty("hookbench.home"), "native/test/hostile/diskfaults.c");
  @TempDir Path folder;

  private static int run(ProcessBuilder builder) throws Exception {
    Process process = builder.redirectErrorStream(true).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  @Test
  void noTrialIsLostAndNoAnalysisIsHalf() throws Exception {
    Path faults = folder.resolve("diskfaults.so");
    List<String> build = List.of("gcc", "-shared", "-fPIC", "" + SOURCE, "-o", "" + faults);
    assumeThat(Path.of("/usr/bin/gcc")).exists();
    assertThat(run(new ProcessBuilder(build).inheritIO())).isZero();

    Path said = folder.resolve("said.txt");
    ProcessBuilder program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            DiskFaults.class.getName(),
            Files.createDirectory(folder.resolve("results")).toString());
    program.environment().put("LD_PRELOAD", faults.toString());
    int status = run(program.redirectOutput(said.toFile()));

    assertThat(status).as(Files.readString(said)).isZero();
    assertThat(said)
        .content()
        .doesNotContain("\tat ", "internal error")
        .containsPattern("trials [2-9][0-9] analysis [1-9][0-9]{1,2}");
  }
}
