// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.Mechanism;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.hook.Mechanisms;
import org.hookbench.macro.runner.image.EngineProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mechanism in a real process beside one without it. */
class MechanismsIT extends WholeRun {
  private static final List<String> UNPRIVILEGED =
      List.of("run", "--rm", "--user=65534", "--cap-drop=ALL", "--security-opt=no-new-privileges");
  private static final String FILTER =
      """
      {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [
        {"names": ["ptrace", "seccomp", "bpf"], "action": "SCMP_ACT_ERRNO"},
        {"names": ["prctl"], "action": "SCMP_ACT_ERRNO",
         "args": [{"index": 0, "value": 59, "op": "SCMP_CMP_EQ"}]}]}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit",
        "got",
        "detour",
        "zpoline",
        "sud",
        "jvmti",
        "seccomp",
        "ptrace",
        "uprobe",
        "uretprobe"
      })
  void theCountsAreTheProof(String mechanism) throws Exception {
    Mechanisms.Ability ability =
        Mechanisms.here().stream()
            .filter(a -> a.mechanism().equals(mechanism))
            .findFirst()
            .orElseThrow();
    assumeThat(ability.can()).as(ability.reason()).isTrue();

    Invocation run =
        run(yaml(victim("serve"), "[none, " + mechanism + ":count]", 50, "{blocks: 1}"));

    assertThat(run.status()).as(run.err()).isZero();
    List<TrialRecord> records = records();
    List<Proof> proofs = records.stream().flatMap(r -> r.proof().stream()).toList();
    assertThat(proofs)
        .extracting(Proof::arm)
        .containsExactlyInAnyOrder("none", mechanism + "-count");
    assertThat(proofs).extracting(Proof::state).containsOnly(ProofState.PROVEN);
    Proof counted = proofs.stream().filter(p -> !p.arm().equals("none")).findFirst().orElseThrow();
    String file =
        Names.parse(Mechanism.class, "mechanism", mechanism).isOutside()
            ? "attach"
            : mechanism + ".so" + (ability.carries() ? " count.so" : "");
    assertThat(counted.detail()).contains("reads during the load");
    assertThat(counted.hook()).isEqualTo(file);
    assertThat(Files.readString(results().path().resolve("plan.json")))
        .contains("\"mechanism\" : \"" + mechanism + "\"");
  }

  @Test
  void refusesAProgramThatNoAgentOfAJvmGetsInto() throws Exception {
    String without = "[env, -u, JAVA_TOOL_OPTIONS, " + Victim.command("serve").substring(1);

    Invocation run =
        run(yaml("{command: " + without + "}", "[none, jvmti:count]", 50, "{blocks: 1}"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("arms: jvmti-count: jvmti.so is mapped into no process of it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit:null"})
  void refusesAHookThatHasNothingToCarry(String arm) throws Exception {
    Invocation run = run(yaml(victim("serve"), "[none, " + arm + "]", 50, "{blocks: 1}"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("null.so: exports no function, so audit has nothing to send");
  }

  /** A user without rights, then also a filter that forbids the calls that need none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain | zpoline, uprobe, uretprobe",
        "filter | zpoline, sud, seccomp, ptrace, uprobe, uretprobe"
      })
  void aContainerWithoutRightsIsToldWhatEachMechanismLacks(String kind, String refused)
      throws Exception {
    EngineProgram docker = Engines.require("docker");
    List<String> words = new ArrayList<>(UNPRIVILEGED);
    if (kind.equals("filter")) {
      words.add("--security-opt=seccomp=" + Files.writeString(folder.resolve("f.json"), FILTER));
    }
    Path mechanisms = Home.find().resolve("native/target/mechanisms");
    words.addAll(List.of("--volume", mechanisms + ":/m:ro", Engines.BASE, "/m/attach", "--can"));

    List<String[]> lines = docker.must("run", words).lines().map(line -> line.split("\t")).toList();

    assertThat(lines)
        .filteredOn(line -> line[1].equals("no"))
        .allMatch(line -> line.length == 3 && line[2].matches("\\w.{20,}"))
        .extracting(line -> line[0])
        .containsExactly(refused.split(", "));
    assertThat(lines).hasSize(Mechanism.values().length - 1);
  }
}
