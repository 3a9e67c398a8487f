// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A server that speaks TLS by hand, one connection after the other, to end it as no server should.
 */
final class Peer implements AutoCloseable {
  /** What is done with a connection, of which the first has the number 0. */
  interface ResponsePlan {
    void serve(int number, Socket channel, SSLContext context) throws IOException;
  }

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final SSLContext context;
  private final ResponsePlan behaviour;

  Peer(Identity identity, ResponsePlan behaviour) throws Exception {
    this.context = identity.context();
    this.behaviour = behaviour;
    Thread thread = new Thread(this::serve, "peer");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    for (int i = 0; !listener.isClosed(); i++) {
      try (Socket channel = listener.accept()) {
        channel.setTcpNoDelay(true);
        behaviour.serve(i, channel, context);
      } catch (IOException e) {
        // The client, or the test, has gone.
      }
    }
  }

  /** The server side of TLS; it closes itself and not the channel. */
  static SSLSocket tls(Socket channel, SSLContext context) throws IOException {
    SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(channel, null, false);
    tls.startHandshake();
    return tls;
  }

  String url() {
    return "https://127.0.0.1:" + listener.getLocalPort() + "/";
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
