// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.measurement.Measurement;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.sample.Csv;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BrokenTlsTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\n";

  @TempDir static Path folder;
  private static Identity identity;

  @TempDir Path directory;

  @BeforeAll
  static void makeIdentity() throws Exception {
    identity = Identity.of(folder, "ip:127.0.0.1");
  }

  private LoadResult run(Peer peer, String load) throws Exception {
    String secure = load.replace("}", ", cacert: '" + identity.authority() + "'}");
    Load.Http asked = Json.yaml().readValue(secure, Load.Http.class);
    return new Measurement(List.of(HttpTarget.of("none", peer.url())), asked, 1, directory)
        .run(kept -> {});
  }

  private List<String[]> rows() throws IOException {
    return Csv.rows(directory.resolve(Sample.FILE));
  }

  /** Answers requests with a text, then ends with or without saying so in TLS. */
  private static Peer.ResponsePlan answering(String response, boolean closeNotify) {
    return (number, channel, context) -> {
      SSLSocket tls = Peer.tls(channel, context);
      byte[] request = new byte[1000];
      if (tls.getInputStream().read(request) < 0) {
        return;
      }
      OutputStream out = tls.getOutputStream();
      out.write(response.getBytes(US_ASCII));
      out.flush();
      if (closeNotify) {
        tls.shutdownOutput();
      }
      channel.shutdownOutput();
      while (channel.getInputStream().read(request) >= 0) {}
    };
  }

  private static void closeInHandshake(int number, Socket channel, SSLContext context)
      throws IOException {
    if (number == 0) {
      Peer.tls(channel, context);
    } else {
      channel.getInputStream().read(new byte[16]);
    }
  }

  @Test
  void aServerThatClosesInTheHandshakeGivesRowsOfTheirOwnKindAndEndsTheRun() throws Exception {
    LoadResult result;
    try (Peer peer = new Peer(identity, BrokenTlsTest::closeInHandshake)) {
      result = run(peer, "{requests: 1000, warmup: 0}");
    }
    assertThat(result.status()).isEqualTo(TrialStatus.FAILED);
    assertThat(result.reason()).contains("is gone").contains("'tls'");
    assertThat(rows())
        .hasSizeGreaterThanOrEqualTo(10)
        .allSatisfy(
            row -> {
              assertThat(row[4]).isEmpty();
              assertThat(row[9]).isEqualTo("tls");
            });
    assertThat(Csv.rows(directory.resolve(ConnectionSetup.FILE)))
        .hasSize(rows().size())
        .allSatisfy(
            row -> {
              assertThat(row[4]).isNotEmpty();
              assertThat(row[5]).isNotEmpty();
            });
  }

  @Test
  void aServerThatNeverDoesItsPartOfTheHandshakeIsATimeout() throws Exception {
    Peer.ResponsePlan silent =
        (number, channel, context) -> {
          if (number == 0) {
            Peer.tls(channel, context);
          } else {
            while (channel.getInputStream().read() >= 0) {}
          }
        };
    try (Peer peer = new Peer(identity, silent)) {
      LoadResult result = run(peer, "{requests: 3, warmup: 0, timeout: 200ms}");
      assertThat(result.arms().get("none").errorsByKind()).containsOnlyKeys("timeout");
    }
  }

  @Test
  void aServerThatIsSilentFromTheStartIsSaidBeforeTheRun() throws Exception {
    Peer.ResponsePlan silent =
        (number, channel, context) -> {
          while (channel.getInputStream().read() >= 0) {}
        };
    try (Peer peer = new Peer(identity, silent)) {
      assertThatThrownBy(() -> run(peer, "{requests: 3, timeout: 200ms}"))
          .isInstanceOf(MeasurementFailedException.class)
          .hasMessageContaining("no answer in the TLS handshake for 200 ms");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'Content-Length: 10\r\n\r\n12345', length",
    "'Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n', length",
    "'\r\n12345', length",
    "'Content-Length: 10\r\n', closed"
  })
  void anEndThatIsNotAnnouncedIsAnErrorWhereverItComes(String rest, String kind) throws Exception {
    try (Peer peer = new Peer(identity, answering(HEAD + rest, false))) {
      LoadResult result = run(peer, "{requests: 5, warmup: 0}");
      assertThat(result.arms().get("none").errorsByKind()).isEqualTo(Map.of(kind, 5L));
    }
    assertThat(rows()).hasSize(5);
  }

  @Test
  void aBodyThatEndsWithTheConnectionIsWholeIfTlsSaysSo() throws Exception {
    try (Peer peer = new Peer(identity, answering(HEAD + "\r\n12345", true))) {
      LoadResult result = run(peer, "{requests: 5, warmup: 0, expectBytes: 5}");
      assertThat(result.arms().get("none").errorsByKind()).isEmpty();
    }
    assertThat(rows()).hasSize(5);
  }

  @Test
  void aWholeResponseIsGoodHoweverTheConnectionEndsAfterIt() throws Exception {
    String whole = HEAD + "Content-Length: 2\r\nConnection: close\r\n\r\nok";
    try (Peer peer = new Peer(identity, answering(whole, false))) {
      LoadResult result = run(peer, "{requests: 5, warmup: 0}");
      assertThat(result.arms().get("none").errorsByKind()).isEmpty();
    }
  }

  @Test
  void aRecordThatCannotBeDecryptedIsAnErrorOfTls() throws Exception {
    Peer.ResponsePlan garbage =
        (number, channel, context) -> {
          SSLSocket tls = Peer.tls(channel, context);
          if (tls.getInputStream().read(new byte[1000]) >= 0) {
            byte[] record = new byte[37];
            System.arraycopy(new byte[] {23, 3, 3, 0, 32}, 0, record, 0, 5);
            channel.getOutputStream().write(record);
            while (channel.getInputStream().read() >= 0) {}
          }
        };
    try (Peer peer = new Peer(identity, garbage)) {
      LoadResult result = run(peer, "{requests: 3, warmup: 0}");
      assertThat(result.arms().get("none").errorsByKind()).isEqualTo(Map.of("tls", 3L));
    }
  }
}
