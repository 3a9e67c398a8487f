// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Profile;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.trial.GrowthOptions;
import org.hookbench.macro.runner.IdleAgent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example experiment is read and planned as it stands. */
class ExamplesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("hookbench.home"), "macro/experiments");

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** The contexts that the examples name: a context that does not exist is refused. */
  @BeforeAll
  static void haveTheContexts(@TempDir Path folder) throws IOException {
    String contexts =
        Stream.of("kind-kind", "arn:aws:eks:eu-west-1:123456789012:cluster/bench")
            .map(name -> "  - {name: \"" + name + "\", context: {cluster: c, user: u}}\n")
            .collect(Collectors.joining());
    String config =
        "apiVersion: v1\nkind: Config\ncontexts:\n"
            + contexts
            + "clusters: [{name: c, cluster: {server: \"https://127.0.0.1:7001\"}}]\n"
            + "users: [{name: u, user: {token: t}}]\n";
    System.setProperty(
        "kubeconfig", Files.writeString(folder.resolve("config"), config).toString());
  }

  @AfterAll
  static void forgetTheContexts() {
    System.clearProperty("kubeconfig");
  }

  /** What the example's script makes. */
  @BeforeAll
  static void makeTheJarOfTheAgent() throws IOException {
    Path jar = Path.of("/tmp/hookbench-agent/idle.jar");
    if (!Files.exists(jar)) {
      Files.createDirectories(jar.getParent());
      IdleAgent.jar(jar);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isPlannedAsItStands(Path file) {
    Experiment experiment = ExperimentFile.read(file).experiment();

    int groups =
        switch (experiment.design().schedule()) {
          case DUET, SWITCH -> experiment.arms().size() - 1;
          default -> experiment.arms().size();
        };
    int blocks =
        experiment.design().blocks()
            + (experiment.profile() == null ? 0 : Profile.blocks(experiment.design()));
    assertThat(
            MacroPlan.of(experiment, experiment.scenarios(), experiment.design().blocks()).trials())
        .hasSize(experiment.scenarios().size() * blocks * groups);
    assertThat(experiment.question()).isNotBlank();
  }

  @Test
  void theyAreNamedAsTheirFiles() throws IOException {
    for (Path file : examples()) {
      assertThat(file.getFileName().toString())
          .isEqualTo(ExperimentFile.read(file).experiment().name() + ".yaml");
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void itsDryRunSaysWhatEachScenarioWouldDeploy(Path file) {
    Experiment experiment = ExperimentFile.read(file).experiment();

    String text =
        MacroRun.of(
                ExperimentFile.read(file), List.of(), new GrowthOptions(), Duration.ofSeconds(1))
            .describe();

    assertThat(experiment.scenarios()).extracting(Scenario::name).doesNotHaveDuplicates();
    for (Scenario scenario : experiment.scenarios()) {
      assertThat(text).contains("\n# " + scenario.name() + "\n");
      if (scenario.environment().kind() == Environment.Kind.KUBERNETES) {
        assertThat(text)
            .containsPattern("kind: \"(Pod|Deployment)\"")
            .contains("hookbench.experiment: \"RUN\"");
      }
    }
  }

  @Test
  void theFourConditionsOfTheSourceStudyAndAMeshAreThere() throws IOException {
    assertThat(examples().stream().map(ExamplesTest::conditions).flatMap(List::stream))
        .contains(
            "docker-same-node",
            "kubernetes-same-pod kind-kind",
            "kubernetes-same-pod arn",
            "kubernetes-different-nodes arn",
            "kubernetes-same-node-inject_false",
            "kubernetes-same-node-inject_true");
  }

  /** Environment, then the head of its context. */
  private static List<String> conditions(Path file) {
    return ExperimentFile.read(file).experiment().environment().stream()
        .map(
            e ->
                e instanceof Environment.Kubernetes k && k.context() != null
                    ? e.label() + " " + k.context().replaceFirst(":.*", "")
                    : e.label())
        .toList();
  }
}
