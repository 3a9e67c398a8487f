// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Servers that are there already. */
final class Endpoints implements AutoCloseable {
  private final List<HttpServer> servers = new ArrayList<>();

  static Endpoints start(int count) throws IOException {
    Endpoints endpoints = new Endpoints();
    for (int i = 0; i < count; i++) {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.start();
      endpoints.servers.add(server);
    }
    return endpoints;
  }

  String url(int index) {
    return "http://127.0.0.1:" + servers.get(index).getAddress().getPort();
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
  }
}
