// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.json.Json;
import org.hookbench.hook.HookCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shell of docs/guide/ci.md is run as printed, with a small server. What fetches and installs
 * is a program that does nothing, and make makes the null hook.
 */
class CiGuideIT {
  private static final Path HOME = Path.of(System.getProperty("hookbench.home"));
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @BeforeEach
  void surroundings() throws Exception {
    Files.createDirectories(folder.resolve("work"));
    Files.writeString(
        folder.resolve("work/overhead.yaml"),
        "sut: {command: " + SmallServer.command("") + "}\nload: {requests: 600, warmup: 50}\n");
    script("bin/git", "true");
    script("bin/apt-get", "true");
    script("bin/sudo", "true");
    Path hook = HookCatalog.ofHome().fileOf("null");
    script("bin/make", "cp '" + hook + "' \"$1\"");
    script(
        "hookbench/scripts/hookbench",
        "[ \"$1\" = gate ] && shift && exec '"
            + HOME
            + "/scripts/gate' \"$@\" --max-blocks 5 --budget 'request: 1s, p99: 1s, mean: 1s'");
  }

  private void script(String name, String line) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<JsonNode> blocks() throws Exception {
    Matcher matcher = YAML.matcher(Files.readString(HOME.resolve("docs/guide/ci.md")));
    List<JsonNode> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(Json.yaml().readTree(matcher.group(1)));
    }
    return blocks;
  }

  private CommandOutput shell(List<String> lines) throws Exception {
    return shell(lines, Map.of());
  }

  private CommandOutput shell(List<String> lines, Map<String, String> more) throws Exception {
    List<String> command = List.of("bash", "-e", "-c", String.join("\n", lines));
    Command shell = new Command(command, Duration.ofMinutes(10));
    more.forEach(shell::with);
    return shell
        .in(folder.resolve("work"))
        .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"))
        .with("HOOKBENCH_HOME", HOME.toString())
        .with("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")
        .with("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString())
        .mergingErrors()
        .run();
  }

  @Test
  void theFileThatSaysWhatIsLoadedHasTheThreeKeys() throws Exception {
    assertThat(blocks().get(0).fieldNames())
        .toIterable()
        .containsExactly("sut", "environment", "load");
  }

  @Test
  void theJobForGithubAnswersMarksAndReports() throws Exception {
    List<String> lines = new ArrayList<>();
    blocks()
        .get(1)
        .path("jobs")
        .path("overhead")
        .path("steps")
        .forEach(step -> lines.add(step.path("run").asText()));
    CommandOutput output = shell(lines);

    assertThat(output.status()).as(output.out()).isZero();
    assertThat(output.out()).contains("\nwithin\n", "\n::notice title=hookbench gate::");
    assertThat(folder.resolve("summary.md")).content().contains("### hookbench gate: within");
    assertThat(folder.resolve("work/gate.xml")).exists();
  }

  /** What action.yml runs, with the inputs of the guide; the program comes from an archive. */
  @Test
  void theActionRunsTheArchiveItWasGiven() throws Exception {
    JsonNode action = Json.yaml().readTree(Files.readString(HOME.resolve("action.yml")));
    JsonNode given = blocks().get(2).get(0).path("with");
    assertThat(action.path("inputs").fieldNames()).toIterable().containsAll(given::fieldNames);
    Map<String, String> variables = new HashMap<>(Map.of("RUNNER_TEMP", folder.toString()));
    action
        .path("inputs")
        .properties()
        .forEach(
            input ->
                variables.put(
                    input.getKey().toUpperCase(Locale.ROOT),
                    given.path(input.getKey()).asText(input.getValue().path("default").asText())));
    variables.put("ARCHIVE", folder.resolve("release.tar.gz").toString());
    JsonNode step = action.at("/runs/steps/0");
    assertThat(variables.keySet()).containsAll(() -> inputsOf(step).iterator());

    CommandOutput output =
        shell(
            List.of(
                "tar -czf ../release.tar.gz -C .. hookbench && rm -r ../hookbench",
                "make agent.so",
                step.path("run").asText()),
            variables);

    assertThat(output.status()).as(output.out()).isZero();
    assertThat(output.out()).contains("\nwithin\n", "\n::notice title=hookbench gate::");
    assertThat(folder.resolve("work/hookbench-results/gate.xml")).exists();
  }

  /** Variables of a step that an input of their own name fills. */
  private static List<String> inputsOf(JsonNode step) {
    return step.path("env").properties().stream()
        .filter(
            e -> e.getValue().asText().contains("inputs." + e.getKey().toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void theJobForGitlabAnswersAndReports() throws Exception {
    JsonNode job = blocks().get(3).path("overhead");
    List<String> lines = new ArrayList<>();
    job.path("script").forEach(line -> lines.add(line.asText()));
    CommandOutput output = shell(lines);

    assertThat(output.status()).as(output.out()).isZero();
    for (JsonNode artifact : job.path("artifacts").path("paths")) {
      assertThat(folder.resolve("work").resolve(artifact.asText())).exists();
    }
    assertThat(folder.resolve("work").resolve(job.at("/artifacts/reports/junit").asText()))
        .exists();
  }
}
