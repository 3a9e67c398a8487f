// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.testing.Awaiting.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookbench.macro.load.oracle.OracleServer;
import org.hookbench.testing.Signals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that end at the wrong time. */
@Timeout(120)
class KilledIT {
  static final Path JAR = Path.of("target/hookbench-load.jar").toAbsolutePath();

  @TempDir Path directory;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  private Process start(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("java", "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(Signals.interruptible(command))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    started.add(process);
    return process;
  }

  private Written written() {
    return new Written(directory);
  }

  private Process load(String url, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("--out", directory.toString(), "-n", "100000000"));
    arguments.addAll(List.of(more));
    arguments.add(url);
    return start(arguments.toArray(String[]::new));
  }

  @Test
  void whatAKilledGeneratorHadWrittenCanBeRead() throws Exception {
    try (OracleServer oracle = new OracleServer(0, false)) {
      Process load = load(oracle.url("/"));
      written().awaitRows();
      load.destroyForcibly().waitFor();

      written().assertRowsWithoutGaps();
    }
  }

  @Test
  void anInterruptedGeneratorKeepsWhatIsThereAndSaysSo() throws Exception {
    try (OracleServer oracle = new OracleServer(0, false)) {
      Process load = load(oracle.url("/"), "-c", "3");
      written().awaitRows();
      Signals.send("INT", load);

      assertThat(load.waitFor()).as(Files.readString(directory.resolve("log"))).isEqualTo(130);
      written().assertRowsWithoutGaps();
      assertThat(Files.readString(written().find("load.json")))
          .contains("\"status\" : \"interrupted\"");
      assertThat(written().find("trial.json").getParent().getFileName().toString())
          .doesNotStartWith(".");
    }
  }

  @Test
  void anInterruptedCoordinatorKeepsWhatItsAgentsMeasured() throws Exception {
    start("agent", "--port", "0");
    try (OracleServer oracle = new OracleServer(0, false)) {
      String port = firstLine().replaceAll(".*:", "");
      Process load = load(oracle.url("/"), "--agent", "127.0.0.1:" + port, "--warmup", "0");
      await(() -> oracle.requests() >= 2000);
      Signals.send("INT", load);

      assertThat(load.waitFor()).as(Files.readString(directory.resolve("log"))).isEqualTo(130);
      written().assertRowsWithoutGaps();
      assertThat(Files.readString(written().find("agents.json"))).contains("127.0.0.1:" + port);
      assertThat(written().find("trial.json"))
          .content()
          .contains("\"status\" : \"interrupted\"", "\"reason\" : \"interrupted\"");
    }
  }

  @Test
  void aKilledServerIsAClearEnd() throws Exception {
    Process server = start("oracle", "--port", "0");
    String url = firstLine();
    Process load = load(url);
    written().awaitRows();
    server.destroyForcibly().waitFor();

    assertThat(load.waitFor()).isEqualTo(1);
    written().assertRowsWithoutGaps();
    assertThat(Files.readString(written().find("load.json"))).contains("is gone");
  }

  @Test
  void theOracleOfAKilledMeasurementEnds() throws Exception {
    Process accuracy =
        new ProcessBuilder(
                "java", "-Djava.io.tmpdir=" + directory, "-jar", JAR.toString(), "accuracy")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    started.add(accuracy);
    await(() -> oracleOf(accuracy).isPresent() || !accuracy.isAlive());
    ProcessHandle oracle = oracleOf(accuracy).orElseThrow();
    accuracy.destroyForcibly().waitFor();

    try {
      assertThat(oracle.onExit()).succeedsWithin(Duration.ofSeconds(30));
    } finally {
      oracle.destroyForcibly();
    }
  }

  private static Optional<ProcessHandle> oracleOf(Process accuracy) {
    return accuracy
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(" oracle "))
        .findAny();
  }

  private String firstLine() throws Exception {
    Path log = directory.resolve("log");
    await(() -> Files.readString(log).contains("\n"));
    return Files.readString(log).lines().findFirst().orElseThrow();
  }
}
