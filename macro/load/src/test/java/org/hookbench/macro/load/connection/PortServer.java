// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server that counts the requests of each client port. */
final class PortServer implements AutoCloseable {
  private static final byte[] RESPONSE =
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx".getBytes(US_ASCII);
  private static final int BACKLOG = 200;

  private final ServerSocket listener;
  private final Map<Integer, Integer> requests = new ConcurrentHashMap<>();

  PortServer(String address) throws IOException {
    listener = new ServerSocket(0, BACKLOG, InetAddress.getByName(address));
    start(this::accept);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    String host = listener.getInetAddress().getHostAddress();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/";
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Requests by client port. */
  Map<Integer, Integer> requests() {
    return requests;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        requests.put(socket.getPort(), 0);
        start(() -> serve(socket));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      for (int blank = 0, c = in.read(); c >= 0; c = in.read()) {
        blank = c == '\n' ? blank + 1 : c == '\r' ? blank : 0;
        if (blank == 2) {
          blank = 0;
          requests.merge(socket.getPort(), 1, Integer::sum);
          socket.getOutputStream().write(RESPONSE);
        }
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
