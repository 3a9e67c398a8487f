// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.testing.Awaiting.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus server scrapes a real exporter while a trial runs. */
class PrometheusIT {
  private static final Path SERVER = Path.of("/usr/bin/prometheus");
  private static final Path EXPORTER = Path.of("/usr/bin/prometheus-node-exporter");
  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : started) {
      process.destroy();
      process.waitFor();
    }
  }

  private int start(Path program, String... arguments) throws Exception {
    int port = freePort();
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.add("--web.listen-address=127.0.0.1:" + port);
    command.addAll(List.of(arguments));
    Path log = folder.resolve(program.getFileName() + ".log");
    started.add(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start());
    await(() -> accepts(port));
    return port;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  @Test
  void theSeriesOfTheTrialIsInItsDirectory() throws Exception {
    assumeTrue(
        Files.isExecutable(SERVER) && Files.isExecutable(EXPORTER),
        "prometheus and prometheus-node-exporter are not installed");
    int exporter = start(EXPORTER);
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(
        config,
        "global: {scrape_interval: 1s}\n"
            + "scrape_configs: [{job_name: node, static_configs: [{targets: ['127.0.0.1:"
            + exporter
            + "']}]}]\n");
    int server =
        start(SERVER, "--config.file=" + config, "--storage.tsdb.path=" + folder.resolve("tsdb"));
    awaitFirstScrape(server);
    Path file = folder.resolve("it.yaml");
    Files.writeString(
        file,
        """
        name: it
        sut: {command: %s}
        arms: [none, null]
        environment: {prometheus: 'http://127.0.0.1:%d', queries: {load: node_load1, cpu: 'rate(node_cpu_seconds_total[5s])', none: no_such_metric}}
        load: {duration: 3s, warmup: 10}
        design: {blocks: 1}
        """
            .formatted(Victim.command("serve"), server));

    Invocation run = Invocation.run(folder, "run", file, "--out", folder.resolve("r"));

    assertThat(run.status()).as(run.err()).isZero();
    try (Stream<Path> files = Files.walk(folder.resolve("r"))) {
      Path metrics = files.filter(f -> f.endsWith("metrics.csv")).findFirst().orElseThrow();
      assertThat(Files.readAllLines(metrics)).hasSizeGreaterThan(2);
      assertThat(Files.readString(metrics))
          .contains("load,\"{\"\"__name__\"\":\"\"node_load1\"\"", ",cpu,\"{\"\"cpu\"\":");
      assertThat(Files.readAllLines(metrics).subList(1, 3)).allMatch(row -> row.endsWith(",1.000"));
      assertThat(Files.readString(metrics.resolveSibling("trial.json")))
          .contains("metrics-missing", "environment.queries.none");
    }
  }

  /** A server that answers may not have scraped yet: a short trial would find nothing. */
  private static void awaitFirstScrape(int server) throws Exception {
    URI query = URI.create("http://127.0.0.1:" + server + "/api/v1/query?query=node_load1");
    HttpRequest request = HttpRequest.newBuilder(query).build();
    HttpClient client = HttpClient.newHttpClient();
    await(() -> client.send(request, BodyHandlers.ofString()).body().contains("node_load1"));
  }
}
