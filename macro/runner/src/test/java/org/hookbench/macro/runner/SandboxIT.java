// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.macro.runner.image.EngineProgram;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What deployed processes may do, by the word of the kernel, whatever the engine. */
class SandboxIT {
  private static final String SECRET = "not-for-the-results-4711";
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"docker, same-pod, 4", "podman, same-pod, 3"})
  void everyProcessIsWithoutRightsAndWithoutAWayToGetThem(
      String kind, String placement, int containers) throws Exception {
    EngineProgram engine = Engines.require(kind);
    Path file =
        Files.writeString(
            folder.resolve("it.yaml"),
            """
            name: it
            sut: %s
            environment: {kind: %s, placement: %s}
            arms: [none, count]
            load: {duration: 5s, warmup: 10}
            design: {blocks: 1}
            """
                .formatted(SmallServer.with(", env: {A_TOKEN: " + SECRET + "}"), kind, placement));

    Invocation run = Invocation.start(folder, "run", file, "--out", folder.resolve("r"));
    List<String> started = Engines.awaitContainers(engine, run, containers);

    Engines.facts(engine, started, "{{.Name}} {{.State.Pid}} {{json .HostConfig.PortBindings}}")
        .forEach(SandboxIT::assertConfined);
    assertThat(run.ended().status()).as(run.err()).isZero();
    assertSecretIsOnlyInTheFileAsGiven();
  }

  private static void assertConfined(String facts) {
    String[] words = facts.split(" ");
    String container = words[0];
    Path proc = Path.of("/proc", words[1]);
    assertThat(text(proc.resolve("status")))
        .as(container)
        .contains("\nUid:\t65532\t65532\t65532\t65532\n")
        .contains("\nCapPrm:\t0000000000000000\n", "\nCapEff:\t0000000000000000\n")
        .contains("\nCapBnd:\t0000000000000000\n", "\nCapInh:\t0000000000000000\n")
        .contains("\nNoNewPrivs:\t1\n", "\nSeccomp:\t2\n");
    List<String> mounts = text(proc.resolve("mountinfo")).lines().toList();
    assertThat(mounts).filteredOn(m -> at(m, "/")).last().matches(SandboxIT::isReadOnly);
    assertThat(mounts)
        .filteredOn(m -> m.split(" ")[4].startsWith("/opt/hookbench"))
        .allMatch(SandboxIT::isReadOnly)
        .hasSize(container.contains("count") ? 1 : 0);
    assertThat(words[2]).as("ports of " + container).isIn("null", "{}");
  }

  private static boolean at(String mount, String path) {
    return mount.split(" ")[4].equals(path);
  }

  private static boolean isReadOnly(String mount) {
    return List.of(mount.split(" ")[5].split(",")).contains("ro");
  }

  private void assertSecretIsOnlyInTheFileAsGiven() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("r"))) {
      assertThat(files.filter(Files::isRegularFile).filter(SandboxIT::tells))
          .extracting(f -> f.getFileName().toString())
          .containsExactly("experiment.yaml");
    }
  }

  private static boolean tells(Path file) {
    return text(file).contains(SECRET);
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
