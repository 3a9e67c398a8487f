// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.sut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

class ChainTest {
  private static final String HOP = "hop%d;dur=[0-9]+\\.[0-9]{6}";
  private ConfigurableApplicationContext running;

  private void start(String... properties) {
    running = Main.start("chain", properties);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private HttpResponse<String> get(String query) throws Exception {
    int port = ((ServletWebServerApplicationContext) running).getWebServer().getPort();
    URI uri = URI.create("http://127.0.0.1:" + port + "/chain?" + query);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static String timing(HttpResponse<String> answer) {
    return answer.headers().firstValue("Server-Timing").orElse("none: " + answer.body());
  }

  @Test
  void eachHopHasItsTimeAndWrongRequestsAreRefused() throws Exception {
    start("--server.port=0");

    HttpResponse<String> answer = get("hops=3&bytes=3000000");

    assertThat(answer.body()).isEqualTo("3 hops of 3000000 bytes, inline\n");
    assertThat(timing(answer))
        .matches(HOP.formatted(1) + ", " + HOP.formatted(2) + ", " + HOP.formatted(3));
    assertThat(get("hops=8").body()).contains("hops: 8 must be 1 to 7");
    assertThat(get("bytes=67108865").body()).contains("bytes: 67108865 must be 1 to 67108864");
    assertThat(get("via=mail").body()).contains("via: 'mail' must be inline or store");
    assertThat(get("via=store").statusCode()).isEqualTo(502);
    assertThat(get("via=store").body())
        .contains("needs redis; give its address in HOOKBENCH_STORE");
  }

  @Test
  void aPayloadGoesThroughTheStore() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/redis-server")), "redis-server is not installed");
    int port = freePort();
    Process redis =
        new ProcessBuilder(
                "/usr/bin/redis-server", "--port", "" + port, "--save", "", "--bind", "127.0.0.1")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      start("--server.port=0", "--HOOKBENCH_STORE=127.0.0.1:" + port);

      HttpResponse<String> answer = get("hops=2&bytes=2000000&via=store");

      assertThat(timing(answer)).matches(HOP.formatted(1) + ", " + HOP.formatted(2));
    } finally {
      redis.destroyForcibly().waitFor();
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The hash is the one of no payload; the receipt says that the function took 1 ms. */
  @Test
  void aReceiptOfAnotherPayloadFailsTheRequestAndOneOfAnotherClockIsMeasuredFromHere()
      throws Exception {
    String other = "other-clock 5000000 6000000 ";
    HttpServer next =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    next.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          byte[] hashed = body.length > 5 ? body : new byte[0];
          String text = body.length == 1 ? "hello" : other + Hop.hash(hashed);
          byte[] answer = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    next.start();
    try {
      start(
          "--server.port=0",
          "--HOOKBENCH_CHAIN_NEXT=http://127.0.0.1:" + next.getAddress().getPort());

      assertThat(get("bytes=5").statusCode()).isEqualTo(502);
      assertThat(get("bytes=5").body()).contains("the payload of a hop arrived changed");
      assertThat(get("bytes=1").body()).contains("answers no receipt");
      assertThat(timing(get("bytes=9"))).matches("hop1;dur=-?[0-9]{1,4}\\.[0-9]{6}");
    } finally {
      next.stop(0);
    }
  }
}
