// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.runner.profile.Perf;
import org.junit.jupiter.api.Test;

/** Servers under load are sampled by the real perf. */
class ProfileIT extends WholeRun {
  private static String profiled() {
    return "profile: perf\n" + yaml(victim("serve"), "[none, scan]", 1000, "{blocks: 1}");
  }

  @Test
  void theStacksOfBothArmsAreKeptInTrialsOfTheirOwn() throws Exception {
    try {
      Perf.require();
    } catch (UserError e) {
      assumeTrue(false, e.getMessage());
    }

    Invocation run = run(profiled());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(records()).extracting(TrialRecord::status).containsOnly(TrialStatus.FINISHED);
    List<PlannedTrial> trials = results().plan().trials();
    assertThat(trials).hasSize(2);
    for (PlannedTrial trial : trials) {
      Path folder = results().directory(trial);
      boolean sampled = trial.kind() == TrialKind.PROFILE;
      assertThat(Files.exists(folder.resolve("none.folded.gz"))).isEqualTo(sampled);
      if (sampled) {
        assertThat(text(folder.resolve("scan.folded.gz"))).contains("libjvm.so`", "[jit]`");
      }
      assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains(".perf"));
    }
  }

  private static String text(Path file) throws Exception {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void withoutPerfNothingIsMeasured() throws Exception {
    Path out = folder.resolve("r");

    Invocation run =
        Invocation.startBelow(
                List.of("/usr/bin/env", "PATH=" + folder),
                folder,
                "run",
                file(profiled()),
                "--out",
                out)
            .ended();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("profile: perf: cannot be run", "apt-get install linux-perf");
    assertThat(out).doesNotExist();
  }
}
