// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.Warning;
import org.junit.jupiter.api.Test;

/** What is not ours around a trial: the user's commands and the user's own servers. */
class SurroundingsIT extends WholeRun {
  @Test
  void theUsersCommandsAreRunAroundEachTrial() throws Exception {
    Path diary = folder.resolve("diary");
    String commands =
        "environment: {setUp: [sh, -c, 'echo up $HOOKBENCH_SCENARIO >>%s'], collect: [sh, -c, 'echo since $HOOKBENCH_START'], tearDown: [sh, -c, 'echo down >>%s']}\n"
            .formatted(diary, diary);

    run(yaml(victim("serve"), "[none, null]", 50, "{blocks: 2}") + commands);

    assertThat(Files.readAllLines(diary))
        .containsExactly("up java-process-c1", "down", "up java-process-c1", "down");
    assertThat(results().directory(results().plan().trials().get(0)).resolve("log.txt"))
        .content()
        .containsPattern("== environment.collect\nsince 20[0-9-]+T[0-9:]+Z\n");
  }

  @Test
  void aSetUpThatFailsFailsTheTrialWithItsWordsAndIsTornDown() throws Exception {
    Path diary = folder.resolve("diary");
    String commands =
        "environment: {setUp: [sh, -c, 'echo no RAM disk; exit 4'], tearDown: [sh, -c, 'echo down >>%s']}\n"
            .formatted(diary);

    Invocation run = run(yaml(victim("serve"), "[none, null]", 50, "{blocks: 1}") + commands);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("environment.setUp", "exit status 4", "no RAM disk");
    assertThat(Files.readAllLines(diary)).containsExactly("down", "down");
  }

  @Test
  void aTearDownThatFailsFailsTheTrialWithItsWords() throws Exception {
    String commands = "environment: {tearDown: [sh, -c, 'echo still mounted; exit 5']}\n";

    Invocation run = run(yaml(victim("serve"), "[none, null]", 50, "{blocks: 1}") + commands);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("environment.tearDown", "exit status 5", "still mounted");
  }

  @Test
  void endpointsAreLoadedWithAWarningThatNothingIsProven() throws Exception {
    try (Endpoints endpoints = Endpoints.start(2)) {
      String sut = "{urls: ['" + endpoints.url(0) + "', '" + endpoints.url(1) + "']}";
      String yaml = yaml(sut, "[none, scan]", 50, "{blocks: 1}");

      Invocation run = run(yaml + "environment: {kind: endpoints, placement: same-host}\n");

      assertThat(run.status()).as(run.err()).isZero();
      assertThat(records().get(0).samples()).containsEntry("scan", 50L);
      assertThat(records().get(0).warnings()).extracting(Warning::code).contains("hook-unproven");
      assertThat(records().get(0).proof())
          .extracting(Proof::state)
          .containsExactly(ProofState.NOT_PROVABLE, ProofState.NOT_PROVABLE);
    }
  }

  @Test
  void asManyUrlsAsArmsAreNeeded() throws Exception {
    String yaml = yaml("{urls: ['http://127.0.0.1:1']}", "[none, scan]", 50, "{blocks: 1}");

    Invocation run = run(yaml + "environment: {kind: endpoints}\n");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("1 given for 2 arms");
  }
}
