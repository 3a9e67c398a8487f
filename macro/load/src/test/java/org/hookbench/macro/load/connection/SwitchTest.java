// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.Sample;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.load.measurement.Measurement;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.sample.Csv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two arms in one server: the server sees even client ports for one, odd ones for the other. */
@Timeout(60)
class SwitchTest {
  private static final int RENEW = 10;

  @TempDir Path directory;

  /** The loop that is tested; the same tests hold for both. */
  String loop() {
    return "jvm";
  }

  private LoadResult run(String url, String load) throws Exception {
    List<LoadOrder.ArmUrl> arms =
        List.of(new LoadOrder.ArmUrl("none", url), new LoadOrder.ArmUrl("scan", url));
    Load.Http asked =
        Json.yaml().readValue(load.replaceFirst("[{]", "{loop: " + loop() + ", "), Load.Http.class);
    return Measurement.of(LoadOrder.of(arms, asked, 3).switching(RENEW), directory).run(kept -> {});
  }

  @ParameterizedTest(name = "{0}, {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          127.0.0.1 | 10 | {requests: 100, warmup: 0}
          ::1       | 10 | {requests: 100, warmup: 0}
          127.0.0.1 | 16 | {requests: 160, warmup: 0, connections: 8, spin: 1ms}
          ::1       | 16 | {requests: 160, warmup: 0, connections: 16}
          127.0.0.1 | 10 | {model: open, rate: 400, requests: 100, warmup: 0, connections: 4}
          127.0.0.1 | 10 | {model: burst, rate: 50, bursts: [5], requests: 100, warmup: 0}
          """)
  void eachArmHasItsParityAndEachRowItsConnection(String address, int fewest, String load)
      throws Exception {
    try (PortServer server = new PortServer(address)) {
      LoadResult result = run(server.url(), load);

      assertThat(result.reason()).isNull();
      Map<String, Integer> ports = ports();
      assertThat(ports.keySet())
          .filteredOn(key -> key.startsWith("none"))
          .hasSizeGreaterThanOrEqualTo(fewest);
      ports.forEach((key, port) -> assertThat(port % 2).isEqualTo(key.startsWith("none") ? 0 : 1));
      assertThat(samples(ports)).isEqualTo(served(server));
      assertThat(server.requests().values()).allMatch(requests -> requests <= RENEW);
    }
  }

  /** Local port by arm and connection. */
  private Map<String, Integer> ports() throws Exception {
    return Csv.rows(directory.resolve(ConnectionSetup.FILE)).stream()
        .collect(Collectors.toMap(row -> row[0] + row[1], row -> Integer.valueOf(row[7])));
  }

  /** Rows of samples by the local port of their connection. */
  private Map<Integer, Integer> samples(Map<String, Integer> ports) throws Exception {
    Map<Integer, Integer> rows = new HashMap<>();
    Csv.rows(directory.resolve(Sample.FILE))
        .forEach(row -> rows.merge(ports.get(row[1] + row[2]), 1, Integer::sum));
    return rows;
  }

  /** Requests by client port, of the connections that had any. */
  private static Map<Integer, Integer> served(PortServer server) {
    Map<Integer, Integer> served = new HashMap<>(server.requests());
    served.values().removeAll(Set.of(0));
    return served;
  }

  @Test
  void theArmsComeInRandomOrderWithinPairsAlsoWhenConnectionsAreRenewed() throws Exception {
    try (PortServer server = new PortServer("127.0.0.1")) {
      run(server.url(), "{requests: 200, warmup: 0}");

      List<String[]> rows = Csv.rows(directory.resolve(Sample.FILE));
      assertThat(firstArms(rows, 1)).containsExactlyInAnyOrder("none", "scan");
      assertThat(firstArms(rows, RENEW)).containsExactlyInAnyOrder("none", "scan");
    }
  }

  /** Arms that come first in every n-th pair; seq is the order within a pair. */
  private static Set<String> firstArms(List<String[]> rows, int n) {
    return rows.stream()
        .filter(row -> Long.parseLong(row[0]) % (2L * n) == 0)
        .map(row -> row[1])
        .collect(Collectors.toSet());
  }
}
