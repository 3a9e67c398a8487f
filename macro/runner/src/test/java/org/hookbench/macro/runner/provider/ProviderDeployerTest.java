// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hookbench.testing.Awaiting.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a provider is asked for what, whatever fails and whoever dies. */
class ProviderDeployerTest {
  /** Writes down what it is asked, and whether it is noted at that time. */
  private static final String DIARY =
      """
      name=$(sed -n 's/.*"name" : "\\(hb-[a-z]*\\).*/\\1/p')
      echo "$1 $name noted $(ls journal/*.json 2>/dev/null | wc -l)" >>diary
      """;

  private static final String YAML =
      "{name: x, sut: {image: i}, environment: {kind: provider, command: [p]}, arms: [none, {name:"
          + " b}]}";

  @TempDir private Path folder;
  private ServerSocket server;
  private Journal journal;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0);
    journal = new Journal(folder.resolve("journal"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private ProviderDeployer deployer(String rest) throws Exception {
    String urls = "echo '{\"urls\": [\"http://127.0.0.1:%s\"]}'".formatted(server.getLocalPort());
    Provider provider = ProviderTest.provider(folder.resolve("provider"), DIARY + rest + urls);
    return new ProviderDeployer(provider, Duration.ofSeconds(20), journal);
  }

  private TrialSetup trial() throws Exception {
    Scenario scenario = Json.yaml().readValue(YAML, Experiment.class).scenarios().get(0);
    List<ArmSetup> arms =
        List.of("a", "b").stream()
            .map(label -> new ArmSetup(label, new Arm.None(), Optional.empty()))
            .toList();
    return new TrialSetup(null, scenario, arms, folder, null);
  }

  private List<String> diary() throws IOException {
    return Files.readAllLines(folder.resolve("diary"));
  }

  @Test
  void eachArmIsNotedThenDeployedOnceThenFreshForEachTrialThenRemoved() throws Exception {
    try (ProviderDeployer deployer = deployer("")) {
      for (int i = 0; i < 2; i++) {
        try (Deployment deployment = deployer.deploy(trial())) {
          assertThat(deployment.urls()).hasSize(2);
        }
      }
    }

    assertThat(diary())
        .containsExactly(
            "deploy hb-a noted 1",
            "deploy hb-b noted 2",
            "update hb-a noted 2",
            "update hb-b noted 2",
            "remove hb-a noted 2",
            "remove hb-b noted 1");
    assertThat(journal.folder()).isEmptyDirectory();
  }

  @Test
  void whatFailsLeavesNothing() throws Exception {
    ProviderDeployer deployer = deployer("[ $1$name != deployhb-b ] || exit 5\n");

    assertThatThrownBy(() -> deployer.deploy(trial()))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("deploy: ended with exit status 5");

    assertThat(diary()).last().isEqualTo("remove hb-b noted 1");
    assertThat(journal.folder()).isEmptyDirectory();
  }

  @Test
  void whatCannotBeRemovedStaysNotedUntilALaterRunRemovesIt() throws Exception {
    ProviderDeployer failing = deployer("[ $1 != remove ] || exit 6\n");
    failing.deploy(trial());

    assertThatThrownBy(failing::close)
        .hasMessageContainingAll("remove: ended with exit status 6", "may still be deployed");
    assertThat(failing.removeLeftovers()).isEmpty();

    assertThat(deployer("").removeLeftovers()).hasSize(2);
    assertThat(journal.folder()).isEmptyDirectory();
  }

  @Test
  void anInterruptionEndsADeployThatIsUnderWayAndRemovesIt() throws Exception {
    ProviderDeployer deployer = deployer("[ $1 != deploy ] || sleep 60\n");
    TrialSetup trial = trial();
    CompletableFuture<Void> deploy = CompletableFuture.runAsync(() -> deployer.deploy(trial));
    await(() -> Files.exists(folder.resolve("diary")));

    deployer.close();

    assertThatThrownBy(deploy::join).isInstanceOf(CompletionException.class);
    assertThat(diary()).containsExactly("deploy hb-a noted 1", "remove hb-a noted 1");
  }

  @Test
  void whatARunThatLivesHasDeployedIsLeftAloneAndRemovedOnceItIsKilled() throws Exception {
    ProviderDeployer deployer = deployer("");
    Files.createDirectories(journal.folder());
    Path file = journal.folder().resolve("hb-dead-1.json");
    String command = "{\"command\":[\"./provider\"],\"folder\":\"%s\",\"limit\":20}";
    Files.writeString(
        file, "{\"provider\":%s,\"name\":\"hb-dead-1\"}".formatted(command.formatted(folder)));
    String lock = "import fcntl, time; f = open('%s', 'r+'); fcntl.lockf(f, fcntl.LOCK_EX)";
    Process other =
        new ProcessBuilder(
                "python3", "-c", lock.formatted(file) + "; print(flush=True); time.sleep(60)")
            .start();
    other.getInputStream().read();

    assertThat(deployer.removeLeftovers()).isEmpty();

    other.destroyForcibly().waitFor();

    assertThat(deployer.removeLeftovers()).containsExactly("hb-dead-1 of provider ./provider");
    assertThat(diary()).containsExactly("remove hb-dead noted 1");
  }
}
