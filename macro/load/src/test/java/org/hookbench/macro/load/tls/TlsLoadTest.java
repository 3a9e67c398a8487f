// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.Sample;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.measurement.Measurement;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.sample.Csv;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TlsLoadTest {
  @TempDir static Path folder;
  private static Identity identity;

  @TempDir Path directory;

  @BeforeAll
  static void makeIdentity() throws Exception {
    identity = Identity.of(folder, "ip:127.0.0.1,dns:localhost");
  }

  private LoadResult run(String load, String... urls) throws Exception {
    ObjectNode asked = (ObjectNode) Json.yaml().readTree(load);
    asked.put("cacert", identity.authority().toString());
    List<HttpTarget> targets = new ArrayList<>();
    for (String url : urls) {
      targets.add(HttpTarget.of(String.valueOf((char) ('a' + targets.size())), url));
    }
    Load.Http all = Json.mapper().treeToValue(asked, Load.Http.class);
    return new Measurement(targets, all, 1, directory).run(kept -> {});
  }

  private void assertAllAnswered(int rows) throws IOException {
    List<String[]> found = Csv.rows(directory.resolve(Sample.FILE));
    assertThat(found)
        .extracting(row -> row[0])
        .containsExactlyElementsOf(IntStream.range(0, rows).mapToObj(String::valueOf).toList());
    assertThat(found)
        .allSatisfy(
            row -> {
              assertThat(Long.parseLong(row[4])).isGreaterThanOrEqualTo(Long.parseLong(row[3]));
              assertThat(Long.parseLong(row[5])).isGreaterThan(Long.parseLong(row[4]));
              assertThat(Long.parseLong(row[6])).isGreaterThanOrEqualTo(Long.parseLong(row[5]));
              assertThat(row[7]).isEqualTo("200");
              assertThat(row[9]).isEmpty();
            });
  }

  private List<String[]> setups() throws IOException {
    return Csv.rows(directory.resolve(ConnectionSetup.FILE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void requestsAreAnsweredInBothProtocols(String protocol) throws Exception {
    try (Site site = Site.tls(identity, protocol)) {
      run("{requests: 40, warmup: 10, expectBytes: 2}", site.url("/ok"));
    }
    assertAllAnswered(50);
    assertThat(setups())
        .singleElement()
        .satisfies(
            row -> {
              long setUpNs = Long.parseLong(row[3]) - Long.parseLong(row[2]);
              assertThat(Long.parseLong(row[5])).isPositive().isLessThanOrEqualTo(setUpNs);
              assertThat(row[6]).startsWith(protocol + " TLS_");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void keepAliveOffMakesAHandshakeForEachRequest(String protocol) throws Exception {
    try (Site site = Site.tls(identity, protocol)) {
      run("{requests: 20, warmup: 0, keepAlive: false}", site.url("/ok"));
    }
    assertAllAnswered(20);
    assertThat(setups()).hasSize(20).allSatisfy(row -> assertThat(row[5]).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16_384, 1_000_000})
  void chunkedBodiesOfManyRecordsArriveWhole(int bytes) throws Exception {
    try (Site site = Site.tls(identity)) {
      run(
          "{requests: 10, warmup: 0, connections: 2, expectBytes: " + bytes + "}",
          site.url("/chunks/" + bytes));
    }
    assertAllAnswered(10);
  }

  @Test
  void requestBodiesOfManyRecordsArriveWhole() throws Exception {
    try (Site site = Site.tls(identity)) {
      run(
          "{requests: 5, warmup: 0, method: POST, bodyBytes: 3000000, expectBytes: 3000000}",
          site.url("/echo"));
    }
    assertAllAnswered(5);
  }

  @Test
  void oneWhoPollsIsAnsweredToo() throws Exception {
    try (Site site = Site.tls(identity)) {
      run("{requests: 50, warmup: 0, spin: 1s}", site.url("/ok"));
    }
    assertAllAnswered(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{requests: 40, warmup: 10, connections: 5}",
        "{requests: 40, warmup: 10, connections: 5, keepAlive: false}",
        "{model: open, rate: 500, requests: 40, warmup: 10, connections: 5}",
        "{model: open, rate: 500, requests: 40, warmup: 10, connections: 5, keepAlive: false}",
      })
  void aDuetOfPlainAndTlsIsAnsweredByBoth(String load) throws Exception {
    LoadResult result;
    try (Site plain = Site.plain();
        Site tls = Site.tls(identity)) {
      result = run(load, plain.url("/ok"), tls.url("localhost", "/ok"));
    }
    assertAllAnswered(100);
    assertThat(result.arms().get("b").requests()).isEqualTo(40);
    assertThat(setups())
        .allSatisfy(row -> assertThat(row[6].isEmpty()).isEqualTo(row[0].equals("a")));
  }
}
