// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;

/** Shows the files of a site to browsers of this machine, and no others. */
final class SiteServer implements AutoCloseable {
  private static final List<String> NAMES = List.of("127.0.0.1", "localhost");

  private final Map<String, Path> pages;
  private final HttpServer server;

  /**
   * Serves at once, on loopback.
   *
   * @param pages file by path, as in {@code /index.html}
   * @param port 0: any that is free
   */
  SiteServer(Map<String, Path> pages, int port) {
    this.pages = pages;
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName(NAMES.get(0)), port), 0);
    } catch (IOException e) {
      throw UserError.of(
          e, "--port %d: cannot be used (%s); give another, or 0", port, IoReason.of(e));
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://" + NAMES.get(0) + ":" + server.getAddress().getPort() + "/";
  }

  /** The name in the request keeps pages of others, whose names may lead here, from reading. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
      String path = exchange.getRequestURI().getPath();
      Path page = pages.get(path.equals("/") ? "/index.html" : path);
      if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, 405, "text/plain", "GET only");
      } else if (!NAMES.contains(host.replaceFirst(":\\d+$", ""))) {
        send(exchange, 403, "text/plain", "use " + address());
      } else if (page == null) {
        send(exchange, 404, "text/plain", "no such page");
      } else {
        send(exchange, 200, "text/html", Files.readAllBytes(page));
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
