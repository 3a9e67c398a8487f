// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.Pair;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hooks in one process, each on its side of the duet. */
class HookAgainstHookIT {
  @TempDir Path folder;

  private ResultDirectory measured(String arms, String micro) throws Exception {
    Path file = folder.resolve("arms.yaml");
    Files.writeString(file, "name: arms\narms: " + arms + "\nmicro: " + micro + "\n");
    Jar jar = Jar.run(folder, "run", "--experiment", file.toString());
    assertThat(jar.status()).as(jar.err()).isZero();
    return ResultDirectory.open(folder.resolve(jar.lastLine()));
  }

  private static TrialRecord only(ResultDirectory directory) {
    assertThat(directory.plan().trials()).hasSize(1);
    return directory.record(directory.plan().trials().get(0)).orElseThrow();
  }

  private static double shareSlower(ResultDirectory directory) throws IOException {
    PlannedTrial trial = directory.plan().trials().get(0);
    Path path = directory.directory(trial).resolve(Pair.FILE);
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(path))))) {
      return in.lines()
          .skip(1)
          .map(line -> line.split(","))
          .mapToInt(row -> Long.parseLong(row[4]) > Long.parseLong(row[3]) ? 1 : 0)
          .average()
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"duet", "probe"})
  void twoVersionsAreEachProvenByTheObjectThatWasCalled(String binding) throws Exception {
    Path first = Files.copy(Jar.HOOKS.resolve("pass.so"), folder.resolve("agent-1.so"));
    Path second = Files.copy(Jar.HOOKS.resolve("scan.so"), folder.resolve("agent-2.so"));

    TrialRecord record =
        only(
            measured(
                "[{name: v1, hook: " + first + "}, {name: v2, hook: " + second + "}]",
                "{forks: 1, seconds: 0.02, bindings: [" + binding + "]}"));

    assertThat(record.proof())
        .extracting(Proof::arm, Proof::hook, Proof::state)
        .containsExactly(
            tuple("v1", "agent-1.so", ProofState.PROVEN),
            tuple("v2", "agent-2.so", ProofState.PROVEN));
    assertThat(record.proof().get(0).detail()).contains(first.toString());
    assertThat(record.proof().get(1).detail()).contains(second.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"duet", "probe"})
  void oneHookWithTwoSettingsIsTwoObjects(String binding) throws Exception {
    ResultDirectory directory =
        measured(
            "['delay:5us', 'delay:10us']",
            "{forks: 1, seconds: 0.05, bindings: [" + binding + "]}");

    assertThat(only(directory).proof())
        .extracting(Proof::state)
        .containsExactly(ProofState.PROVEN, ProofState.PROVEN);
    assertThat(shareSlower(directory)).isGreaterThan(0.8);
    try (var files = Files.list(directory.directory(directory.plan().trials().get(0)))) {
      assertThat(files.map(f -> f.getFileName().toString())).noneMatch(f -> f.contains("baseline"));
    }
  }

  @Test
  void theSameHookTwiceIsProvenOnBothSides() throws Exception {
    assertThat(only(measured("[scan, scan]", "{forks: 1, seconds: 0.02}")).proof())
        .extracting(Proof::arm, Proof::state)
        .containsExactly(tuple("scan", ProofState.PROVEN), tuple("scan-2", ProofState.PROVEN));
  }

  @Test
  void aHookIsComparedWithNoHookInThatOrderToo() throws Exception {
    assertThat(only(measured("[scan, none]", "{forks: 1, seconds: 0.02}")).proof())
        .extracting(Proof::how, Proof::state)
        .containsExactly(tuple("mapping", ProofState.PROVEN), tuple("absent", ProofState.PROVEN));
  }

  @Test
  void theVariablesOfAnArmAreInNoFileButTheExperiment() throws Exception {
    String arms = "[scan, {name: other, hook: scan, env: {HOOKBENCH_ACTION: log-7f3}}]";

    ResultDirectory directory = measured(arms, "{forks: 1, seconds: 0.02}");

    assertThat(Files.readString(directory.path().resolve("plan.json")))
        .contains("HOOKBENCH_ACTION")
        .doesNotContain("log-7f3");
  }

  @Test
  void eachMechanismIsProvenByTheAddressThatIsCalled() throws Exception {
    ResultDirectory directory =
        measured(
            "[none, 'audit:count', 'got:count', 'detour:count']",
            "{forks: 1, seconds: 0.02, functions: [hb_noop, read], bindings: [duet, probe]}");

    assertThat(directory.plan().trials())
        .hasSize(12)
        .allSatisfy(
            trial ->
                assertThat(directory.record(trial).orElseThrow().proof())
                    .extracting(Proof::state)
                    .containsExactly(ProofState.PROVEN, ProofState.PROVEN));
  }
}
