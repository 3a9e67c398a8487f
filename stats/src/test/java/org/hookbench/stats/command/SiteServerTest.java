// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteServerTest {
  @TempDir Path site;
  private SiteServer server;
  private int port;

  @BeforeEach
  void start() throws Exception {
    Path page = Files.writeString(site.resolve("index.html"), "the page");
    server = new SiteServer(Map.of("/index.html", page), 0);
    port = URI.create(server.address()).getPort();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String ask(String request, String host) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String text = request + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void givesItsPagesAndNoOthers() throws Exception {
    assertThat(ask("GET /", "localhost:" + port)).contains(" 200 ", "text/html").endsWith("page");
    assertThat(ask("GET /../../etc/passwd", "127.0.0.1")).contains(" 404 ");
    assertThat(ask("POST /", "127.0.0.1")).contains(" 405 ");
  }

  @Test
  void aNameThatLeadsHereIsRefused() throws Exception {
    assertThat(ask("GET /", "evil.example:" + port)).contains(" 403 ").doesNotContain("the page");
  }

  @Test
  void aPortInUseIsAnErrorOfTheUser() {
    assertThatThrownBy(() -> new SiteServer(Map.of(), port))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--port " + port);
  }
}
