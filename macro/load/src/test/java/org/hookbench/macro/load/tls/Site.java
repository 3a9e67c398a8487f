// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.tls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** The JDK's web server: /ok answers two bytes, /chunks/N so many in chunks, /echo what it got. */
final class Site implements AutoCloseable {
  private static final int CHUNK_BYTES = 10_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String scheme;

  private Site(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", Site::answer);
    server.setExecutor(threads);
    server.start();
  }

  static Site plain() throws IOException {
    return new Site(HttpServer.create(anyPort(), 0), "http");
  }

  static Site tls(Identity identity, String... protocols) throws Exception {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    SSLContext context = identity.context();
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters asked = context.getDefaultSSLParameters();
            if (protocols.length > 0) {
              asked.setProtocols(protocols);
            }
            parameters.setSSLParameters(asked);
          }
        });
    return new Site(server, "https");
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] asked = exchange.getRequestBody().readAllBytes();
      String[] path = exchange.getRequestURI().getPath().split("/");
      if (path[1].equals("chunks")) {
        chunks(exchange, Integer.parseInt(path[2]));
        return;
      }
      byte[] body = path[1].equals("echo") ? asked : new byte[] {'o', 'k'};
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static void chunks(HttpExchange exchange, int bytes) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int left = bytes; left > 0; left -= CHUNK_BYTES) {
        out.write(new byte[Math.min(left, CHUNK_BYTES)]);
      }
    }
  }

  String url(String path) {
    return url("127.0.0.1", path);
  }

  String url(String host, String path) {
    return scheme + "://" + host + ":" + server.getAddress().getPort() + path;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
