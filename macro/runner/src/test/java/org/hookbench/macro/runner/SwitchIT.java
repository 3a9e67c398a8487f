// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.SwitchedConnection;
import org.hookbench.experiment.results.SwitchedConnectionReader;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.junit.jupiter.api.Test;

/** Whole runs in which one process holds both arms. */
class SwitchIT extends WholeRun {
  private static final String DESIGN = "{schedule: switch, blocks: 1, renew: 20}";

  private TrialRecord only(Invocation run) throws Exception {
    assertThat(records()).as(run.err()).hasSize(1);
    return records().get(0);
  }

  private void fails(String sut, String words) throws Exception {
    Invocation run = run(yaml(sut, "[none, count]", 100, DESIGN));

    assertThat(run.status()).isEqualTo(1);
    assertThat(only(run).status()).isEqualTo(TrialStatus.FAILED);
    assertThat(only(run).reason()).contains(words);
  }

  @Test
  void eachConnectionIsProvenToHaveGoneWhereItsPortSays() throws Exception {
    Invocation run = run(yaml("{app: hello}", "[none, count]", 200, DESIGN));

    assertThat(run.status()).as(run.err()).isZero();
    TrialRecord trial = only(run);
    assertThat(trial.proof()).allMatch(p -> p.state() == ProofState.PROVEN);
    assertThat(trial.proof()).extracting(Proof::how).containsExactly("switch", "switch");
    assertThat(trial.samples()).containsEntry("none", 200L).containsEntry("count", 200L);
    assertThat(trial.figures().get("count").get("reads_per_request")).isBetween(1.0, 20.0);
    assertThat(trial.figures().get("none")).containsOnlyKeys("switched_calls_per_request");
    Path folder = results().directory(results().plan().trials().get(0));
    List<SwitchedConnection> rows =
        SwitchedConnectionReader.all(folder.resolve(SwitchedConnection.FILE), trial.arms());
    assertThat(rows).hasSize(22);
    assertThat(rows).allMatch(c -> c.peerPort() % 2 == c.arm() && c.samples() == 20);
    assertThat(Files.list(folder)).noneMatch(f -> f.toString().contains("page"));
    assertThat(results().plan().scenarios().get(0).parameters())
        .containsEntry("schedule", "switch")
        .containsEntry("renew", 20);
  }

  @Test
  void aProcessThatSwitchesByAnotherRuleFails() throws Exception {
    fails("{app: hello, env: {HOOKBENCH_SWITCH: hook}}", "was taken for one of arm count");
  }

  @Test
  void aPageThatIsTooSmallFailsAndIsSaid() throws Exception {
    fails("{app: hello, env: {HOOKBENCH_SWITCH_CONNECTIONS: '4'}}", "records were written over");
  }

  @Test
  void aServerThatTakesTheSwitchOutOfItsEnvironmentFails() throws Exception {
    String inner = String.join(" ", victim("serve").replaceAll("[\\[\\]'{},]|command:", " "));
    fails(
        "{command: [sh, -c, 'exec env -u LD_PRELOAD " + inner.replace("port", "{port}") + "']}",
        "not proven for arm none");
  }

  @Test
  void severalHooksEachHaveAProcessWithTheBaseline() throws Exception {
    Invocation run = run(yaml(victim("serve"), "[none, null, pass]", 50, DESIGN));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(records())
        .extracting(TrialRecord::arms)
        .containsExactlyInAnyOrder(List.of("none", "null"), List.of("none", "pass"));
  }

  @Test
  void dryRunShowsTheObjectsAroundTheHook() throws Exception {
    Invocation dry = run(yaml(victim("serve"), "[none, scan]", 50, DESIGN), "--dry-run");

    assertThat(dry.out()).contains("tools/switch.so:", "hooks/scan.so:", "tools/switch-behind.so");
  }

  @Test
  void aHookThatCannotBeSwitchedIsRefusedBeforeTheRun() throws Exception {
    Path c = folder.resolve("hook.c");
    Files.writeString(c, "int gethostname(char *n, unsigned long s) { return s && n ? 0 : -1; }\n");
    Path hook = folder.resolve("hook.so");
    assertThat(
            new ProcessBuilder("gcc", "-shared", "-fPIC", "-o", hook + "", c + "")
                .inheritIO()
                .start()
                .waitFor())
        .isZero();

    Invocation run = run(yaml(victim("serve"), "[none, " + hook + "]", 50, DESIGN));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("cannot be switched", "gethostname", "schedule: duet");
    assertThat(folder.resolve("r")).doesNotExist();
  }
}
