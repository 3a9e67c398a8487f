// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of a release, made of what is built here. */
class ReleaseIT {
  private static final Path HOME = Path.of(System.getProperty("hookbench.home"));

  @TempDir private Path folder;

  private static CommandOutput run(String... command) throws Exception {
    return new Command(List.of(command), Duration.ofMinutes(10))
        .with("HOOKBENCH_BASE", "localhost/hookbench-base:jre17")
        .without("HOOKBENCH_HOME")
        .mergingErrors()
        .run();
  }

  private static String script(String name) {
    return HOME.resolve("scripts/" + name).toString();
  }

  private static void requireTools() throws Exception {
    assumeTrue(Files.exists(HOME.resolve(".git")), "no git checkout");
    for (String tool : List.of("jlink", "jq", "aarch64-linux-gnu-gcc")) {
      assumeTrue(
          run("sh", "-c", "command -v " + tool).ok(),
          tool + " is not installed; scripts/setup-debian installs it");
    }
  }

  private static String version() throws Exception {
    try (Stream<String> lines = Files.lines(HOME.resolve("pom.xml"))) {
      return lines
          .filter(line -> line.startsWith("  <version>"))
          .findFirst()
          .orElseThrow()
          .replaceAll("</?version>|-SNAPSHOT", "")
          .strip();
    }
  }

  @Test
  void aMachineWithNothingInstalledMeasuresAndReports() throws Exception {
    Engines.require("docker");
    requireTools();
    CommandOutput made = run(script("release"), version(), "--here", "--out", folder.toString());
    assertThat(made.ok()).as(made.out()).isTrue();
    CommandOutput used = run(script("try-release"), archive());

    assertThat(used.status()).as(used.out()).isZero();
    assertThat(used.out())
        .contains("hookbench " + version())
        .contains("s  bin/hookbench hooks inspect", "s  bin/hookbench micro")
        .contains("[read-zero-1-duet]")
        .containsPattern("results/\\S+/report.html\\s*$");
  }

  private String archive() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> archives = files.filter(file -> file.toString().endsWith(".tar.gz")).toList();
      assertThat(archives).hasSize(1);
      return archives.get(0).toString();
    }
  }

  @Test
  void theLogOfABuildThatFailsHasNoColourCodes() throws Exception {
    requireTools();
    Path mvn = folder.resolve("mvn");
    Files.writeString(mvn, "#!/bin/sh\nprintf 'no\\033[0m disk\\033[m\\n'; exit 1\n");
    assertThat(mvn.toFile().setExecutable(true)).isTrue();

    CommandOutput failed =
        run(
            "env",
            "PATH=" + folder + ":" + System.getenv("PATH"),
            script("release"),
            version(),
            "--rehearse",
            "--out",
            folder.resolve("out").toString());

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.out()).isEqualTo("no disk\n");
  }

  @Test
  void whatIsNoReleaseIsRefused() throws Exception {
    assertThat(run(script("release")).out()).contains("give the version");
    assertThat(run(script("release"), "one").out()).contains("'one' is not a version");
    assertThat(run(script("release"), "99.0.0").out()).contains("not 99.0.0; change it first");
    assertThat(run(script("try-release"), "no.tar.gz").out()).contains("no.tar.gz: there is no");
  }
}
