// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.hookbench.experiment.Trust;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.load.tls.Encryption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EndpointTest {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir Path folder;
  private HttpsServer server;

  @BeforeEach
  void start() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private SSLContext selfSigned() throws Exception {
    Path file = folder.resolve("store.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    String arguments =
        " -genkeypair -alias server -keyalg EC -dname CN=elsewhere -storetype PKCS12 -storepass "
            + String.valueOf(PASSWORD)
            + " -keystore "
            + file;
    Process made = new ProcessBuilder((keytool + arguments).split(" ")).inheritIO().start();
    assertThat(made.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private Endpoint endpoint() {
    String url = "https://127.0.0.1:" + server.getAddress().getPort() + "/";
    return new Endpoint("none", List.of(url.replaceFirst("/$", "")));
  }

  @Test
  void anHttpsEndpointIsReadyForWhoBelievesIt() {
    Encryption anybody = new Encryption(new Trust(null, true));

    endpoint().awaitReady("/", LONG_ENOUGH, anybody);
    endpoint().awaitReady(null, LONG_ENOUGH, anybody);
  }

  @Test
  void aCertificateThatIsNotTrustedIsSaidAtOnce() {
    Encryption careful = new Encryption(new Trust(null, false));

    assertThatThrownBy(() -> endpoint().awaitReady("/", LONG_ENOUGH, careful))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("(none): no trusted authority signed");
  }
}
