// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.Warning;
import org.junit.jupiter.api.Test;

/** Arms in their long form, each in real processes. */
class ArmsIT extends WholeRun {
  private static final Path HOOKS =
      Path.of(System.getProperty("hookbench.home"), "native/target/hooks");

  private List<TrialRecord> measured(String arms) throws Exception {
    return measured(arms, "{blocks: 1}");
  }

  private List<TrialRecord> measured(String arms, String design) throws Exception {
    Invocation run = run(yaml(victim("serve"), arms, 50, design));
    assertThat(run.status()).as(run.err()).isZero();
    return records();
  }

  private String logs() throws Exception {
    StringBuilder text = new StringBuilder();
    for (var trial : results().plan().trials()) {
      text.append(Files.readString(results().directory(trial).resolve("log.txt")));
    }
    return text.toString();
  }

  @Test
  void twoVersionsOfAHookUnderOneFileName() throws Exception {
    Path v1 = Files.copy(HOOKS.resolve("pass.so"), dir("v1").resolve("agent.so"));
    Path v2 = Files.copy(HOOKS.resolve("scan.so"), dir("v2").resolve("agent.so"));

    TrialRecord record =
        measured("[{name: old, hook: " + v1 + "}, {name: new, hook: " + v2 + "}]").get(0);

    assertThat(record.proof()).extracting(Proof::state).containsOnly(ProofState.PROVEN);
    assertThat(record.proof()).extracting(Proof::hook).containsOnly("agent.so");
    assertThat(record.proof()).extracting(Proof::sha256).doesNotHaveDuplicates();
    assertThat(Files.readString(results().path().resolve("provenance.json")))
        .contains(record.proof().get(0).sha256(), record.proof().get(1).sha256());
  }

  private Path dir(String name) throws Exception {
    return Files.createDirectories(folder.resolve(name));
  }

  @Test
  void aChainIsProvenHookByHook() throws Exception {
    TrialRecord record = measured("[scan, {name: chain, preload: [scan, pass]}]").get(0);

    assertThat(record.proof()).extracting(Proof::state).containsOnly(ProofState.PROVEN);
    assertThat(record.proof().get(1).hook()).isEqualTo("scan.so pass.so");
  }

  @Test
  void aBaselineInWhichTheHookOfAnotherArmIsMappedIsRefuted() throws Exception {
    Path hook = HOOKS.resolve("pass.so");
    String arms = "[{name: bare, env: {LD_PRELOAD: " + hook + "}}, {name: hooked, hook: pass}]";

    Invocation run = run(yaml(victim("serve"), arms, 50, "{blocks: 1}"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("not proven for arm bare", "of another arm is mapped here");
  }

  @Test
  void optionsOfTheJvmAndAnAgentReachEachJvm() throws Exception {
    Path jar = IdleAgent.jar(folder.resolve("idle.jar"));
    String arms =
        "[{name: plain, jvm: ['-Dmarker=one']}, {name: observed, agent: "
            + jar
            + ", jvm: ['-Dmarker=two']}]";

    TrialRecord record = measured(arms).get(0);

    assertThat(record.proof()).extracting(Proof::state).containsOnly(ProofState.PROVEN);
    assertThat(record.proof().get(1).detail()).contains("a JVM holds idle.jar open");
    assertThat(logs()).contains("-Dmarker=one", "-Dmarker=two", "-javaagent:" + jar, "idle agent");
    assertThat(Files.readString(results().path().resolve("provenance.json")))
        .contains("observed/agent", "idle.jar");
  }

  @Test
  void anAgentThatNoJvmTakesIsRefuted() throws Exception {
    Path jar = IdleAgent.jar(folder.resolve("idle.jar"));
    String sut = victim("serve").replace("{command: [", "{command: [env, -u, JAVA_TOOL_OPTIONS, ");

    Invocation run =
        run(yaml(sut, "[none, {name: observed, agent: " + jar + "}]", 50, "{blocks: 1}"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("not proven for arm observed", "is open in no process");
  }

  @Test
  void valuesOfVariablesAreInNoResultButTheExperiment() throws Exception {
    measured("[none, {name: tuned, env: {JAVA_TOOL_OPTIONS: '-Dtoken=secret-7'}}]");

    assertThat(Files.readString(results().path().resolve("plan.json")))
        .contains("JAVA_TOOL_OPTIONS")
        .doesNotContain("secret-7");
    for (var trial : results().plan().trials()) {
      assertThat(results().directory(trial).resolve("trial.json"))
          .content()
          .doesNotContain("secret-7");
    }
  }

  @Test
  void anArmHasItsOwnCommand() throws Exception {
    String other = Victim.command("serve").replace("['", "[env, OTHER=1, '");

    assertThat(measured("[none, {name: other, command: " + other + "}]").get(0).proof())
        .extracting(Proof::state)
        .containsOnly(ProofState.PROVEN);
  }

  @Test
  void setUpAndVerifyAreRunForEachTrialOfTheirArmOnly() throws Exception {
    Path where = folder.resolve("where");
    String arms =
        "[{name: disk, setUp: [sh, -c, 'echo disk >%s'], verify: [cat, %s], expect: disk}, {name: ram, setUp: [sh, -c, 'echo tmpfs >%s'], verify: [cat, %s], expect: tmpfs, tearDown: [rm, %s]}]"
            .replace("%s", where.toString());

    List<TrialRecord> records = measured(arms, "{blocks: 2}");

    assertThat(records).hasSize(4).allMatch(record -> record.arms().size() == 1);
  }

  @Test
  void anArmThatIsNotWhatItSaysFailsItsTrial() throws Exception {
    String arms = "[none, {name: ram, verify: [echo, ext4], expect: tmpfs}]";

    Invocation run = run(yaml(victim("serve"), arms, 50, "{blocks: 1}"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("arm ram: verify: expected 'tmpfs'", "but it was 'ext4'");
  }

  @Test
  void aVerifyThatFailsSaysItsWords() throws Exception {
    String arms = "[none, {name: ram, verify: [sh, -c, 'echo no mount; exit 3']}]";

    Invocation run = run(yaml(victim("serve"), arms, 50, "{blocks: 1}"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("arm ram: verify", "exit status 3", "no mount");
  }

  @Test
  void theForcedScheduleIsSaidWithItsReason() throws Exception {
    Invocation run =
        run(
            yaml(victim("serve"), "[none, {name: a, setUp: ['true']}]", 50, "{blocks: 1}"),
            "--dry-run");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("schedule interleaved, not duet: setUp of arm a");
  }

  @Test
  void endpointsTakeNamedArmsAndAreUsedWithAWarning() throws Exception {
    try (Endpoints endpoints = Endpoints.start(2)) {
      String sut = "{urls: ['" + endpoints.url(0) + "', '" + endpoints.url(1) + "']}";
      String yaml = yaml(sut, "[{name: old}, {name: new}]", 50, "{blocks: 1}");

      Invocation run = run(yaml + "environment: {kind: endpoints, placement: same-host}\n");

      assertThat(run.status()).as(run.err()).isZero();
      assertThat(records().get(0).warnings())
          .filteredOn(w -> w.code().equals("hook-unproven"))
          .extracting(Warning::message)
          .singleElement()
          .asString()
          .startsWith("hookbench cannot verify that the hook ran, so you must: old");
    }
  }
}
