// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerfTest {
  @TempDir private Path folder;

  private static void assumePerf() {
    try {
      Perf.require();
    } catch (UserError e) {
      assumeTrue(false, e.getMessage());
    }
  }

  @Test
  void aMachineWithoutItIsRefusedWithThePackage() {
    String program = folder.resolve("perf").toString();

    assertThatThrownBy(() -> Perf.require(program))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("profile: ", program, "apt-get install linux-perf");
  }

  @Test
  void oneThatMayNotSampleIsRefusedWithWhatItSays() throws Exception {
    Path program = folder.resolve("perf");
    Files.writeString(
        program,
        "#!/bin/sh\necho Error:\necho No permission to enable cpu-clock event.\nexit 255\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

    assertThatThrownBy(() -> Perf.require(program.toString()))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("No permission to enable cpu-clock event", "perf_event_paranoid");
  }

  @Test
  void samplesAProcessAndLeavesNoFile() throws Exception {
    assumePerf();
    Process busy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    try {
      Perf perf = Perf.start(folder, "none", List.of(busy.pid()), false);
      Thread.sleep(1000);
      Map<String, Long> stacks = perf.stacks();

      assertThat(stacks).isNotEmpty();
      assertThat(String.join("\n", stacks.keySet())).contains("sh`");
      assertThat(folder).isEmptyDirectory();
    } finally {
      busy.destroyForcibly();
    }
  }

  @Test
  void aProcessThatIsNotThereIsAFailureOfTheTrial() {
    assumePerf();
    Perf perf = Perf.start(folder, "none", List.of(4_194_304L), false);

    assertThatThrownBy(
            () -> {
              Thread.sleep(500);
              perf.stacks();
            })
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("perf ended before the load");
    assertThat(folder).isEmptyDirectory();
  }
}
