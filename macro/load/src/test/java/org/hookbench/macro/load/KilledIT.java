// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hookbench.experiment.results.Sample;
import org.hookbench.macro.load.oracle.OracleServer;
import org.hookbench.macro.load.sample.Csv;
import org.hookbench.testing.Signals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes that end at the wrong time. */
@Timeout(120)
class KilledIT {
  private static final Path JAR = Path.of("target/hookbench-load.jar").toAbsolutePath();

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

  private Process load(String url, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("--out", directory.toString(), "-n", "100000000"));
    arguments.addAll(List.of(more));
    arguments.add(url);
    return start(arguments.toArray(String[]::new));
  }

  private Path find(String name) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(p -> p.endsWith(name)).findFirst().orElseThrow();
    }
  }

  private void awaitRows() throws Exception {
    while (rows() < 1000) {
      Thread.sleep(200);
    }
  }

  private int rows() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> found = files.filter(p -> p.endsWith(Sample.FILE)).toList();
      return found.isEmpty() ? 0 : Csv.rows(found.get(0)).size();
    } catch (UncheckedIOException renamedMeanwhile) {
      return 0;
    }
  }

  private void assertRowsWithoutGaps() throws IOException {
    List<String> lines = Csv.lines(find(Sample.FILE));
    for (int i = 1; i < lines.size(); i++) {
      assertThat(lines.get(i)).startsWith(i - 1 + ",");
    }
    assertThat(lines).hasSizeGreaterThan(1000);
  }

  @Test
  void whatAKilledGeneratorHadWrittenCanBeRead() throws Exception {
    try (OracleServer oracle = new OracleServer(0, false)) {
      Process load = load(oracle.url("/"));
      awaitRows();
      load.destroyForcibly().waitFor();

      assertRowsWithoutGaps();
    }
  }

  @Test
  void anInterruptedGeneratorKeepsWhatIsThereAndSaysSo() throws Exception {
    try (OracleServer oracle = new OracleServer(0, false)) {
      Process load = load(oracle.url("/"), "-c", "3");
      awaitRows();
      Signals.send("INT", load);

      assertThat(load.waitFor()).as(Files.readString(directory.resolve("log"))).isEqualTo(130);
      assertRowsWithoutGaps();
      assertThat(Files.readString(find("load.json"))).contains("\"status\" : \"interrupted\"");
      assertThat(find("trial.json").getParent().getFileName().toString()).doesNotStartWith(".");
    }
  }

  @Test
  void anInterruptedCoordinatorKeepsWhatItsAgentsMeasured() throws Exception {
    start("agent", "--port", "0");
    try (OracleServer oracle = new OracleServer(0, false)) {
      String port = firstLine().replaceAll(".*:", "");
      Process load = load(oracle.url("/"), "--agent", "127.0.0.1:" + port, "--warmup", "0");
      while (oracle.requests() < 2000) {
        Thread.sleep(10);
      }
      Signals.send("INT", load);

      assertThat(load.waitFor()).as(Files.readString(directory.resolve("log"))).isEqualTo(130);
      assertRowsWithoutGaps();
      assertThat(Files.readString(find("agents.json"))).contains("127.0.0.1:" + port);
      assertThat(find("trial.json"))
          .content()
          .contains("\"status\" : \"interrupted\"", "\"reason\" : \"interrupted\"");
    }
  }

  @Test
  void aKilledServerIsAClearEnd() throws Exception {
    Process server = start("oracle", "--port", "0");
    String url = firstLine();
    Process load = load(url);
    awaitRows();
    server.destroyForcibly().waitFor();

    assertThat(load.waitFor()).isEqualTo(1);
    assertRowsWithoutGaps();
    assertThat(Files.readString(find("load.json"))).contains("is gone");
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
    Optional<ProcessHandle> oracle = Optional.empty();
    while (oracle.isEmpty()) {
      assertThat(accuracy.isAlive()).as("no oracle was started").isTrue();
      Thread.sleep(50);
      oracle = accuracy.children().filter(KilledIT::isOracle).findAny();
    }
    accuracy.destroyForcibly().waitFor();

    try {
      assertThat(oracle.get().onExit()).succeedsWithin(Duration.ofSeconds(30));
    } finally {
      oracle.get().destroyForcibly();
    }
  }

  private static boolean isOracle(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(" oracle ");
  }

  private String firstLine() throws Exception {
    String line = null;
    while (line == null) {
      Thread.sleep(100);
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  Files.newInputStream(directory.resolve("log")), StandardCharsets.UTF_8))) {
        line = reader.readLine();
      }
    }
    return line;
  }

  @Test
  void aNetworkThatIsCutIsAClearEnd() throws Exception {
    assumeThat(canMakeNetworkNamespaces()).as("needs root and ip, to cut a network").isTrue();
    String script =
        String.join(
            "\n",
            "ip link set lo up",
            "java -jar %1$s oracle --port 9000 & o=$!",
            "until (exec 3<>/dev/tcp/127.0.0.1/9000) 2>/dev/null; do sleep 0.2; done",
            "java -jar %1$s --out %2$s -n 100000000 --timeout 1s http://127.0.0.1:9000/ & l=$!",
            "rows() { find %2$s -name samples.csv.gz -exec zcat {} + 2>/dev/null | wc -l; }",
            "until [ $(rows) -gt 1100 ]; do sleep 0.3; done",
            "ip link set lo down",
            "wait $l; s=$?",
            "kill $o",
            "exit $s");
    Process process =
        new ProcessBuilder("unshare", "-n", "bash", "-c", String.format(script, JAR, directory))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();

    assertThat(process.waitFor()).isEqualTo(1);
    assertRowsWithoutGaps();
    assertThat(Files.readString(find("load.json"))).contains("is gone");
  }

  private static boolean canMakeNetworkNamespaces() throws Exception {
    try {
      Process p = new ProcessBuilder("unshare", "-n", "ip", "link", "set", "lo", "up").start();
      return p.waitFor(5, TimeUnit.SECONDS) && p.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"12k", "300k"})
  void aFullDiskIsAClearEnd(String size) throws Exception {
    assumeThat(canMakeNetworkNamespaces()).as("needs root, to mount a small disk").isTrue();
    try (OracleServer oracle = new OracleServer(0, false)) {
      String script =
          "mount -t tmpfs -o size=%4$s none %1$s"
              + " && java -jar %2$s --out %1$s -n 100000000 %3$s 2>&1";
      Path small = Files.createDirectory(directory.resolve("small"));
      Process process =
          new ProcessBuilder(
                  "unshare", "-m", "sh", "-c", script.formatted(small, JAR, oracle.url("/"), size))
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(said).contains("cannot be written").doesNotContain("\tat ");
    }
  }
}
