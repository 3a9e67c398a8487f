// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server that is not ours, on a free port of this machine. */
final class JdkServer implements AutoCloseable {
  private final HttpServer server;

  private JdkServer(HttpServer server) {
    this.server = server;
  }

  static JdkServer start(HttpHandler handler) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    server.createContext("/", handler);
    server.start();
    return new JdkServer(server);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
