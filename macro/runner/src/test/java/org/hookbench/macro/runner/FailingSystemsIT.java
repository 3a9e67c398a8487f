// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.results.TrialStatus;
import org.junit.jupiter.api.Test;

/** Systems under test that die, hang or answer with errors: each trial says what happened. */
class FailingSystemsIT extends WholeRun {
  @Test
  void aSystemThatDiesAtItsStartIsQuotedAndTheRunGivesUp() throws Exception {
    Invocation run = run(yaml(victim("die-at-start"), "[none, null]", 50, "{blocks: 9}"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("the first 3 trials failed", "exit status 3", "no configuration found");
    assertThat(records()).hasSize(3).allMatch(r -> r.status() == TrialStatus.FAILED);
  }

  @Test
  void aSystemThatDiesUnderLoadFailsItsTrialWithItsLastWords() throws Exception {
    Invocation run = run(yaml(victim("die-after", "60"), "[none, null]", 5000, "{blocks: 1}"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("failed twice", "exit status 7", "out of requests");
    assertThat(records().get(0).earlierAttempts()).hasSize(1);
  }

  @Test
  void aSystemThatIsNeverReadyFailsItsTrial() throws Exception {
    Invocation run =
        run(
            yaml(victim("never-ready"), "[none, null]", 50, "{blocks: 1}"),
            "--ready-timeout",
            "1s");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("was not ready at http://127.0.0.1:", "within 1 s");
  }

  @Test
  void aSystemThatAnswersOnlyErrorsFailsItsTrial() throws Exception {
    String yaml = yaml("{app: spin}", "[none, null]", 50, "{blocks: 1}");

    Invocation run = run(yaml.replace("warmup: 20", "warmup: 0, path: '/?us=-1'"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("check load.path and load.expectStatus");
  }

  @Test
  void aFailedTrialIsMadeAgainByResume() throws Exception {
    Path marker = folder.resolve("marker");
    String inner = Victim.command("serve").replace("['", "").replace("']", "").replace("', '", " ");
    String sut = "{command: [sh, -c, 'test -e " + marker + " && exec " + inner + "']}";
    run(yaml(sut, "[none, null]", 50, "{blocks: 1}"));
    assertThat(records().get(0).status()).isEqualTo(TrialStatus.FAILED);
    Files.createFile(marker);

    Invocation resumed = Invocation.run(folder, "run", "--resume", results().path());

    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(records().get(0).status()).isEqualTo(TrialStatus.FINISHED);
    assertThat(records().get(0).earlierAttempts()).hasSize(2);
    assertThat(results().unfinished()).isEmpty();
  }
}
