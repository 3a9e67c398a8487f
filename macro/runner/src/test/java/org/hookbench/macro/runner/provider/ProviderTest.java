// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.finding.Finding.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The protocol, with the provider that is shipped for processes and with wrong ones. */
class ProviderTest {
  private static final Function FUNCTION =
      new Function("hb-a-1", null, List.of("x"), null, Map.of(), null, null);

  @TempDir private Path folder;

  private Path script;

  @BeforeEach
  void name() {
    script = folder.resolve("provider");
  }

  static Provider provider(Path script, String text) throws Exception {
    Files.writeString(script, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return new Provider(List.of("./provider"), script.getParent(), Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "echo no credit >&2; exit 3|provider ./provider deploy: ended with exit status 3; its last"
            + " lines:\\n  no credit",
        "exit 3|ended with exit status 3; it printed nothing",
        "echo Deployed|printed what cannot be read: Unrecognized token 'Deployed'",
        "echo '{}'|printed no urls; stdout must be like {\"urls\": [\"http://host:8080\"]}",
        "echo null|printed null",
        "true|printed what cannot be read",
        "echo '{\"url\": \"http://a\"}'|printed what cannot be read: Unrecognized field \"url\"",
        "echo '{\"urls\": []}'|printed wrong urls: empty",
        "echo '{\"urls\": [\"a:1\"]}'|printed wrong urls: 'a:1' must be like http://host:8080",
        "kill -9 $$|ended with exit status 137",
      })
  void aWrongAnswerSaysWhatItWas(String text, String message) throws Exception {
    Provider provider = provider(script, text);

    assertThatThrownBy(() -> provider.deploy(FUNCTION))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining(message.replace("\\n", "\n"));
  }

  @Test
  void oneThatHangsIsKilledAndOneThatIsNotThereIsAnErrorOfTheFile() throws Exception {
    provider(script, "sleep 60");
    Provider hanging = new Provider(List.of("./provider"), folder, Duration.ofMillis(100));
    Provider missing = new Provider(List.of("./missing"), folder, Duration.ofSeconds(1));

    assertThatThrownBy(hanging::list).hasMessageContaining("did not end within 100ms and was kill");
    assertThatThrownBy(missing::list)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("environment.command: './missing' cannot be started");
  }

  @Test
  void theShippedOneForProcessesKeepsTheContract() throws Exception {
    Path program = Home.find().resolve("macro/providers/process");
    Provider provider = new Provider(List.of(program.toString()), folder, Duration.ofSeconds(60));

    List<Finding> findings =
        contract(provider, "{command: [python3, -m, http.server, '{port}'], ready: /}");

    assertThat(findings).extracting(Finding::status).containsOnly(Status.OK).hasSize(7);
    assertThat(folder.resolve("journal")).isEmptyDirectory();
  }

  @Test
  void theShippedOneForKubernetesKeepsTheContractWithKnative() throws Exception {
    assumeTrue(
        new ProcessBuilder("sh", "-c", "command -v kubectl").start().waitFor() == 0,
        "kubectl is not installed");
    String program = Home.find().resolve("macro/providers/kubernetes").toString();
    try (PlayedKnative cluster = new PlayedKnative()) {
      String config = "KUBECONFIG=" + cluster.kubeconfig(folder);
      List<String> command = List.of("env", "HOME=" + folder, config, program);
      Provider provider = new Provider(command, folder, Duration.ofSeconds(60));

      List<Finding> findings = contract(provider, "{image: i, port: 8080}");

      assertThat(findings)
          .as(findings + "")
          .extracting(Finding::status)
          .containsOnly(Status.OK)
          .hasSize(7);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list) echo '{\"names\": []}';;|list does not name what deploy has deployed",
        "remove) ;;|list names a function after remove",
        "remove) rm \"$file\";;|provider ./provider remove: ended with exit status 1",
        "deploy) touch \"$file\"; echo \"$urls\";;|status 0 for a request that is no JSON",
        "deploy) exit 7;;|deploy: fails without a message on stderr",
        "update) echo oh >&2; exit 7;;|provider ./provider update: ended with exit status 7",
      })
  void oneThatBreaksTheContractIsToldWhere(String broken, String complaint) throws Exception {
    String text =
        """
        json=$(cat)
        name=$(echo "$json" | sed -n 's/.*"name" : "\\(.*\\)".*/\\1/p')
        file=at-$name
        urls='{"urls": ["http://127.0.0.1:9"]}'
        case $1 in
        %s
        list) echo "{\\"names\\": [$(ls at-* 2>/dev/null | sed 's/at-\\(.*\\)/"\\1"/' | paste -sd,)]}";;
        deploy | update) [ -n "$name" ] || { echo no name >&2; exit 2; }; touch "$file"; echo "$urls";;
        remove) rm -f "$file";;
        esac
        """;
    Provider provider = provider(script, text.formatted(broken));
    try (var server = new java.net.ServerSocket(0)) {
      Files.writeString(
          script, Files.readString(script).replace(":9\"", ":" + server.getLocalPort() + "\""));

      List<Finding> findings = contract(provider, "{command: [x]}");

      assertThat(findings)
          .filteredOn(f -> f.status() == Status.FAIL)
          .extracting(Finding::message)
          .first()
          .asString()
          .contains(complaint);
    }
  }

  private List<Finding> contract(Provider provider, String sut) throws Exception {
    String yaml =
        "{name: x, sut: %s, environment: {kind: provider, command: [p]}, arms: [none, {name: b}]}";
    Scenario scenario =
        Json.yaml().readValue(yaml.formatted(sut), Experiment.class).scenarios().get(0);
    ArmSetup arm = new ArmSetup("none", new Arm.None(), Optional.empty());
    Journal journal = new Journal(folder.resolve("journal"));
    return new ProviderContract(provider, journal, scenario, arm).find();
  }
}
