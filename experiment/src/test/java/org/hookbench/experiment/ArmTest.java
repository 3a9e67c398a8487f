// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArmTest {
  private static final String PROCESS = "sut: {command: [serve, '{port}']}\n";
  private static final String DOCKER = "environment: {kind: docker}\n";

  private static Experiment read(String arms, String rest) {
    return ExperimentFile.parse("f", "name: x\narms: " + arms + "\n" + rest).experiment();
  }

  @Test
  void theShortFormIsAHookAndNothingElse() {
    List<Arm> arms = read("[none, null, scan, 'delay:5us', preload:scan, v1/a.so]", PROCESS).arms();

    assertThat(arms)
        .containsExactly(
            new Arm.None(),
            new Arm.Ours("null"),
            new Arm.Ours("scan"),
            new Arm.Delay(5_000),
            new Arm.Ours("scan"),
            new Arm.Foreign(Path.of("v1/a.so")));
  }

  @Test
  void theLongFormSaysWhatDiffers() {
    String arm =
        "{name: new, preload: [a/x.so, scan], agent: a.jar, env: {MODE: fast}, jvm:"
            + " ['-XX:+UseZGC'], command: [other, '{port}'], verify: [cat, f], expect: tmpfs}";

    Variant variant =
        read("[{name: old, hook: null}, " + arm + "]", PROCESS).arms().get(1).variant();

    assertThat(variant.chain())
        .containsExactly(new Arm.Foreign(Path.of("a/x.so")), new Arm.Ours("scan"));
    assertThat(variant.text())
        .isEqualTo(
            "preload [a/x.so, scan], agent a.jar, env [MODE], command [other, {port}],"
                + " jvm [-XX:+UseZGC], verify [cat, f], expect tmpfs");
  }

  @Test
  void aHookThatIsTheBareWordNullIsTheNullHook() {
    Variant variant = read("[none, {name: control, hook: null}]", PROCESS).arms().get(1).variant();

    assertThat(variant.chain()).containsExactly(new Arm.Ours("null"));
  }

  @Test
  void thePlanHoldsWhatDiffersButNoValueOfAVariable() {
    Experiment experiment =
        read("[none, {name: new, hook: scan, env: {TOKEN: secret-7}}]", PROCESS);

    String plan = Json.text(Plan.of(experiment, List.of(), List.of()));

    assertThat(plan).contains("\"variants\"", "TOKEN").doesNotContain("secret-7");
  }

  @Test
  void theSameArmTwiceIsNumberedUnlessItHasANameOfItsOwn() {
    assertThat(read("[none, none, scan]", PROCESS).armsByLabel().keySet())
        .containsExactly("none", "none-2", "scan");
    assertThatThrownBy(() -> read("[scan, {name: scan}]", PROCESS))
        .hasMessageContaining("name: 'scan' is there twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "//"})
  void aPathWithoutAFileIsNoArm(String path) {
    assertThatThrownBy(() -> read("[none, " + path + "]", PROCESS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("arms: '/' names no file");
  }

  @Test
  void aSetUpThatChangesTheMachineForcesInterleavedAndSaysWhy() {
    String arms = "[none, {name: ram, setUp: [mount]}]";
    Experiment experiment = read(arms, PROCESS);

    assertThat(experiment.schedule()).isEqualTo(Schedule.INTERLEAVED);
    assertThat(experiment.whyInterleaved().orElseThrow()).contains("setUp of arm ram");
    assertThatThrownBy(() -> read(arms, PROCESS + "design: {schedule: duet}\n"))
        .hasMessageContaining("duet needs both arms alive", "setUp of arm ram");
  }

  @Test
  void aPortThatTheCommandNamesForcesInterleaved() {
    String sut = "sut: {command: [serve, '8080'], port: 8080}\n";

    assertThat(read("[none, scan]", sut).whyInterleaved().orElseThrow()).contains("port 8080");
    assertThat(read("[none, scan]", sut.replace("'8080'", "'{port}'")).schedule())
        .isEqualTo(Schedule.DUET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          docker, placement: same-pod  | command: [serve, '8080'] | true
          podman                       | command: [serve, '8080'] | true
          kubernetes                   | command: [serve, '8080'] | true
          podman                       | env: {PORT: '8080'}      | true
          podman                       | command: [serve, 'port'] | false
          podman                       | command: ['{port}']      | false
          docker                       | command: [serve, '8080'] | false
          """)
  void inOnePodAPortThatAnImageIsToldForcesInterleaved(
      String environment, String told, boolean apart) {
    String rest =
        "sut: {image: 'a:1', port: 8080, " + told + "}\nenvironment: {kind: " + environment + "}\n";
    String arms = "[{name: old}, {name: new, image: 'a:2'}]";

    assertThat(read(arms, rest).whyInterleaved().isPresent()).isEqualTo(apart);
    if (apart) {
      assertThatThrownBy(() -> read(arms, rest + "design: {schedule: duet}\n"))
          .hasMessageContaining("arm old names port 8080", "{port}", "schedule: interleaved");
    }
  }

  @Test
  void otherVariablesAreGivenTogetherWithThoseOfTheHook() {
    Variant variant =
        read("[none, {name: slow, hook: 'delay:5us', env: {A: b}}]", PROCESS)
            .arms()
            .get(1)
            .variant();

    assertThat(variant.variables()).isEqualTo(Map.of("HOOKBENCH_DELAY_NS", "5000", "A", "b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{hook: scan}|name: missing",
        "{name: 'a b'}|must be letters",
        "{name: a, hok: scan}|did you mean 'hook'",
        "{name: a, hook: scan, preload: [pass]}|hook and preload are both given",
        "{name: a, preload: [none]}|none cannot be part of a chain",
        "{name: a, agent: a.so}|must be the path of a .jar",
        "{name: a, expect: x}|expect: has no effect without verify",
        "{name: a, jvm: ['-Xmx1g -Xms1g']}|must be one option without spaces",
        "{name: a, jvm: [UseZGC]}|must be one option without spaces",
        "{name: a, image: nginx}|image: has no effect in environment process",
        "{name: a, base: alpine}|base: has no effect in environment process",
        "magic:scan|mechanism magic is unknown; possible are preload:HOOK, audit:HOOK, got:HOOK",
        "{name: a, mechanism: magic, hook: scan}|magic",
        "seccomp:scan|mechanism seccomp counts calls itself and runs no hook; write seccomp:count",
        "jvmti:scan|mechanism jvmti counts calls itself and runs no hook; write jvmti:count",
        "audit:none|mechanism: audit needs a hook, as in audit:count",
        "{name: a, mechanism: got}|mechanism: got needs a hook",
        "{name: a, hook: got:scan}|hook: names a mechanism; write {mechanism: audit",
        "agent:tracer|names no Java agent; give the path of a .jar, as in agent:tracer.jar",
        "{name: a, hook: 'agent:a.jar'}|hook: names a Java agent; write {agent: FILE.jar}",
        "\" \"|an arm is empty",
      })
  void refusesWithTheKeyAndTheRemedy(String arm, String message) {
    assertThatThrownBy(() -> read("[none, " + arm + "]", PROCESS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: a, image: other}|sut: {app: hello}|image: is a variant of sut.image",
        "{name: a, base: alpine}|sut: {image: nginx, port: 80}|base: has an effect on the built-in",
        "{name: a, command: [x]}|sut: {app: hello}|command: is a variant of sut.command",
      })
  void refusesWhatAContainerCannotBeGiven(String arm, String sut, String message) {
    assertThatThrownBy(() -> read("[none, " + arm + "]", sut + "\n" + DOCKER))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: a, env: {A: b}}|env: has no effect in environment endpoints",
        "{name: a, jvm: ['-Xmx1g']}|jvm: has no effect in environment endpoints",
        "{name: a, agent: a.jar}|agent: has no effect in environment endpoints",
        "{name: a, preload: [scan]}|preload: has no effect in environment endpoints",
        "audit:scan|mechanism: has no effect in environment endpoints",
        "{name: a, command: [x]}|command: has no effect in environment endpoints",
        "{name: a, image: x}|image: has no effect in environment endpoints",
      })
  void refusesWhatNobodyDeploysAtEndpoints(String arm, String message) {
    String endpoints =
        "sut: {urls: ['http://a:1', 'http://b:1']}\nenvironment: {kind: endpoints}\n";

    assertThatThrownBy(() -> read("[none, " + arm + "]", endpoints))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
    assertThat(read("[none, {name: a, hook: scan}]", endpoints).arms()).hasSize(2);
  }
}
