// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.Sample;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.measurement.Measurement;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.sample.Csv;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A second server, with OpenSSL under it. */
@Timeout(60)
class NginxTest {
  private static final String CONFIGURATION =
      """
      daemon off; master_process off; pid nginx.pid; error_log error.log info;
      events { worker_connections 100; }
      http {
        log_format tls '$ssl_protocol $ssl_session_reused'; access_log access.log tls;
        client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi; scgi_temp_path scgi;
        ssl_session_cache shared:sessions:1m; keepalive_requests 7;
        server {
          listen 127.0.0.1:%d ssl; ssl_protocols TLSv1.2 TLSv1.3;
          ssl_certificate %s; ssl_certificate_key %s;
          location / { root %s; }
        }
      }
      """;

  @TempDir Path directory;
  private Identity identity;
  private Process nginx;
  private int port;

  @BeforeEach
  void start() throws Exception {
    Path program =
        Stream.of("/usr/sbin/nginx", "/usr/bin/nginx")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeThat(program).as("nginx is not installed (apt-get install nginx-light)").isNotNull();
    identity = Identity.of(directory, "ip:127.0.0.1");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.write(directory.resolve("large"), new byte[300_000]);
    Files.writeString(
        directory.resolve("nginx.conf"),
        CONFIGURATION.formatted(port, identity.certificate(), identity.key(), directory));
    nginx =
        new ProcessBuilder(program.toString(), "-p", directory.toString(), "-c", "nginx.conf")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("nginx.out").toFile())
            .start();
    awaitListening();
  }

  private void awaitListening() throws Exception {
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException e) {
        assertThat(nginx.isAlive()).as(Files.readString(directory.resolve("nginx.out"))).isTrue();
        Thread.sleep(20);
      }
    }
  }

  @AfterEach
  void stop() throws Exception {
    if (nginx != null) {
      nginx.destroy();
      nginx.waitFor();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'{requests: 30, warmup: 0, connections: 3, expectBytes: 300000, cacert: %s}', 5",
    "'{requests: 30, warmup: 0, keepAlive: false, expectBytes: 300000, cacert: %s}', 30"
  })
  void answersWholeAndNeverResumesASession(String load, int handshakes) throws Exception {
    Load.Http asked = Json.yaml().readValue(load.formatted(identity.authority()), Load.Http.class);
    HttpTarget target = HttpTarget.of("nginx", "https://127.0.0.1:" + port + "/large");

    LoadResult result =
        new Measurement(List.of(target), asked, 1, directory.resolve("out")).run(kept -> {});
    stop();

    assertThat(result.arms().get("nginx").errorsByKind()).isEmpty();
    assertThat(Csv.rows(directory.resolve("out").resolve(Sample.FILE))).hasSize(30);
    assertThat(Csv.rows(directory.resolve("out").resolve("connections.csv.gz")))
        .hasSizeGreaterThanOrEqualTo(handshakes);
    assertThat(Files.readAllLines(directory.resolve("access.log")))
        .hasSize(30)
        .containsOnly("TLSv1.3 .");
  }
}
