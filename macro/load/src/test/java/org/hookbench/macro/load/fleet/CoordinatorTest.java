// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.load.oracle.OracleServer;
import org.hookbench.macro.load.result.HistogramLog;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.sample.Csv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CoordinatorTest {
  @TempDir Path directory;

  private static Load.Http load(String yaml) throws Exception {
    return Json.yaml().readValue(yaml, Load.Http.class);
  }

  private static Agent agent() throws Exception {
    return started(new Agent(InetAddress.getLoopbackAddress(), 0, Secret.NONE, null));
  }

  private static Agent started(Agent agent) {
    Thread thread = new Thread(agent::serve);
    thread.setDaemon(true);
    thread.start();
    return agent;
  }

  private static LoadOrder spec(String url, String load) throws Exception {
    List<LoadOrder.ArmUrl> targets = List.of(new LoadOrder.ArmUrl("none", url));
    return LoadOrder.of(targets, load(load), 1L);
  }

  private static String address(Agent agent) {
    return "127.0.0.1:" + agent.port();
  }

  @Test
  void twoAgentsMakeOneLoadAndOneFile() throws Exception {
    try (OracleServer oracle = new OracleServer(0, false);
        Agent first = agent();
        Agent second = agent()) {
      List<HttpTarget> targets =
          List.of(HttpTarget.of("none", oracle.url("/")), HttpTarget.of("scan", oracle.url("/")));
      LoadResult result =
          new Coordinator(
                  targets,
                  load("{requests: 101, warmup: 11, connections: 3}"),
                  1,
                  directory,
                  Secret.NONE)
              .run(List.of(address(first), address(second)), kept -> {});

      assertThat(result.arms().get("none").requests()).isEqualTo(101);
      assertThat(result.arms().get("scan").requests()).isEqualTo(101);
      List<String[]> rows = Csv.rows(directory.resolve(Sample.FILE));
      assertThat(rows).hasSize(224);
      Set<String> connections = new HashSet<>();
      for (int i = 0; i < rows.size(); i += 2) {
        assertThat(rows.get(i)[0]).isEqualTo(Integer.toString(i));
        assertThat(rows.get(i)[1]).isNotEqualTo(rows.get(i + 1)[1]);
        connections.add(rows.get(i)[2]);
      }
      assertThat(connections).containsExactlyInAnyOrder("0", "1", "2");
      assertThat(Csv.rows(directory.resolve(ConnectionSetup.FILE)))
          .extracting(row -> row[0] + row[1])
          .containsExactlyInAnyOrder("none0", "none1", "none2", "scan0", "scan1", "scan2");
      assertThat(intervals(directory.resolve(HistogramLog.FILE)))
          .containsEntry("none.sent", 101L)
          .containsEntry("scan.intended", 101L)
          .hasSize(4);
      assertThat(Json.mapper().readTree(Files.readString(directory.resolve("agents.json"))))
          .hasSize(2)
          .allSatisfy(note -> assertThat(note.at("/clock/errorNs").asLong()).isPositive());
    }
  }

  /** Tags and counts, as HdrHistogram itself reads them. */
  private static Map<String, Long> intervals(Path log) throws Exception {
    Map<String, Long> counts = new HashMap<>();
    try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
      while (reader.hasNext()) {
        EncodableHistogram h = reader.nextIntervalHistogram();
        counts.put(h.getTag(), ((Histogram) h).getTotalCount());
      }
    }
    return counts;
  }

  @Test
  void anAgentWhoseCoordinatorHasGoneIsThereForTheNextOne() throws Exception {
    try (OracleServer oracle = new OracleServer(0, false);
        Agent agent = agent()) {
      List<HttpTarget> targets = List.of(HttpTarget.of("none", oracle.url("/")));
      try (Socket socket = new Socket("127.0.0.1", agent.port())) {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.write(new byte[Secret.PROOF_BYTES]);
        byte[] spec = Json.text(spec(oracle.url("/"), "{duration: 10min}")).getBytes(UTF_8);
        out.writeByte(Agent.RUN);
        out.writeInt(spec.length);
        out.write(spec);
        while (oracle.requests() == 0) {
          Thread.onSpinWait();
        }
      }
      LoadResult next =
          new Coordinator(targets, load("{requests: 5, warmup: 0}"), 1, directory, Secret.NONE)
              .run(List.of(address(agent)), kept -> {});

      assertThat(next.arms().get("none").requests()).isEqualTo(5);
    }
  }

  @Test
  void whatAgentsMeasuredBeforeAnInterruptionIsTheResult() throws Exception {
    try (OracleServer oracle = new OracleServer(0, false);
        Agent first = agent();
        Agent second = agent()) {
      Coordinator coordinator =
          new Coordinator(
              List.of(HttpTarget.of("none", oracle.url("/"))),
              load("{duration: 10min, warmup: 0, connections: 2}"),
              1,
              directory,
              Secret.NONE);
      Thread interruption =
          new Thread(
              () -> {
                while (oracle.requests() < 200) {
                  Thread.onSpinWait();
                }
                coordinator.stop();
              });
      interruption.start();

      LoadResult result = coordinator.run(List.of(address(first), address(second)), kept -> {});

      assertThat(result.status()).isEqualTo(TrialStatus.INTERRUPTED);
      assertThat(result.reason()).isEqualTo("interrupted");
      assertThat(Csv.rows(directory.resolve(Sample.FILE))).hasSizeGreaterThan(100);
    }
  }

  @Test
  void anInterruptionBeforeTheAgentsBeganMeasuresNothing() throws Exception {
    try (Agent agent = agent();
        RemoteAgent remote = new RemoteAgent(address(agent), Secret.NONE)) {
      remote.stop();

      LoadOrder spec = spec("http://127.0.0.1:9/", "{requests: 1}");
      assertThatThrownBy(() -> remote.run(spec, directory))
          .isInstanceOf(MeasurementFailedException.class)
          .hasMessageContaining("interrupted before it began");
    }
  }

  @Test
  void anAgentThatCannotSaysWhy() throws Exception {
    try (Agent agent = agent()) {
      assertThatThrownBy(
              () ->
                  new Coordinator(
                          List.of(HttpTarget.of("none", "http://no.such.host.invalid/")),
                          load("{requests: 1}"),
                          1,
                          directory,
                          Secret.NONE)
                      .run(List.of(address(agent)), kept -> {}))
          .hasMessageContaining("no.such.host.invalid");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void partsAddUpToTheWhole(int agents) throws Exception {
    List<Load.Http> parts =
        Split.of(
            load("{model: open, steps: [100, 700], duration: 1s, warmup: 10, connections: 9}"),
            agents);

    assertThat(parts).hasSize(agents);
    assertThat(parts.stream().mapToInt(part -> part.clients().connections()).sum()).isEqualTo(9);
    assertThat(parts.stream().mapToInt(part -> part.extent().warmup()).sum()).isEqualTo(10);
    assertThat(
            parts.stream().mapToDouble(p -> ((Load.Scheduled) p).timetable().steps().get(1)).sum())
        .isCloseTo(700, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(IntStream.range(0, agents).mapToLong(i -> Split.share(10, agents, i)).max())
        .hasValue((10 + agents - 1) / agents);
  }

  @Test
  void moreAgentsThanConnectionsAreRefused() throws Exception {
    Load.Http load = load("{requests: 10, connections: 1}");
    assertThatThrownBy(() -> Split.of(load, 2)).hasMessageContaining("--connections");
  }

  @ParameterizedTest
  @ValueSource(strings = {"trace: times.txt", "bursts: [2], gap: {shift: 1s}"})
  void timesThatAgentsCannotShareAreRefused(String times) throws Exception {
    Load.Http load = load("{requests: 10, connections: 2, " + times + "}");
    assertThatThrownBy(() -> Split.of(load, 2)).hasMessageContaining("--trace, --gap");
  }
}
