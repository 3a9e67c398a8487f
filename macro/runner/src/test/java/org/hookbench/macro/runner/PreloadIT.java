// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.junit.jupiter.api.Test;

/** Whether the hook is really in the process, and really the same one. */
class PreloadIT extends WholeRun {
  @Test
  void keepsThePreloadThatTheSystemAsksFor() throws Exception {
    Path other = Path.of(System.getProperty("hookbench.home"), "native/target/hooks/null.so");
    String sut = "{command: " + Victim.command("serve") + ", env: {LD_PRELOAD: " + other + "}}";

    Invocation run = run(yaml(sut, "[none, pass]", 50, "{blocks: 1}"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(results().path().resolve("plan.json")))
        .contains("LD_PRELOAD")
        .doesNotContain(other.toString());
  }

  @Test
  void aProgramThatTakesNoPreloadIsNotProven() throws Exception {
    String sut = victim("serve").replace("{command: [", "{command: ['env', '-u', 'LD_PRELOAD', ");

    Invocation run = run(yaml(sut, "[none, pass]", 50, "{blocks: 1}"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("not proven for arm pass", "is not mapped");
    assertThat(records().get(0).proof())
        .extracting(Proof::state)
        .containsExactly(ProofState.PROVEN, ProofState.REFUTED);
  }

  @Test
  void refusesToResumeWithAnotherHookThanItBeganWith() throws Exception {
    Path hook = folder.resolve("mine.so");
    Path hooks = Path.of(System.getProperty("hookbench.home"), "native/target/hooks");
    Files.copy(hooks.resolve("pass.so"), hook);
    run(yaml(victim("die-at-start"), "[none, " + hook + "]", 50, "{blocks: 1}"));
    Files.delete(hook);
    Files.copy(hooks.resolve("guard.so"), hook);

    Invocation resumed = Invocation.run(folder, "run", "--resume", results().path());

    assertThat(resumed.status()).isEqualTo(2);
    assertThat(resumed.err()).contains("mine.so: is not the file that the trials in");
  }
}
