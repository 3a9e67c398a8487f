// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.Sample;
import org.hookbench.macro.load.result.LoadResult;

/**
 * A load generator that runs the orders of coordinators, one at a time. It begins with {@code N}
 * and random bytes; the coordinator answers with a proof that it has the secret and gets {@code W}.
 * It then asks for the time with {@code C}, and for a run with {@code R} and an order, which it may
 * end early with {@code S}. The agent sends {@code A} while the run goes on, then {@code F} and the
 * files. Whatever goes wrong ends the connection with {@code E} and a message. Texts and files
 * follow their length.
 */
public final class Agent implements Closeable {
  static final byte NONCE = 'N';
  static final byte WELCOME = 'W';
  static final byte CLOCK = 'C';
  static final byte RUN = 'R';
  static final byte STOP = 'S';
  static final byte ALIVE = 'A';
  static final byte FILES = 'F';
  static final byte ERROR = 'E';

  /** The files of a run, in the order they are sent. */
  static final List<String> NAMES = List.of(LoadResult.FILE, Sample.FILE, ConnectionSetup.FILE);

  /** Connections at a time; the agent closes others at once. */
  static final int MOST_CONNECTIONS = 8;

  private static final int PATIENCE_MS = 30_000;

  private final ServerSocket listener;
  private final Secret secret;
  private final Path cacert;
  private final int patienceMs;
  private final Semaphore places = new Semaphore(MOST_CONNECTIONS);
  private final Semaphore run = new Semaphore(1);

  /**
   * Listens on an address; port 0 is any free one.
   *
   * @param secret of its coordinators; {@link Secret#NONE} only on the loopback
   * @param cacert authorities that it trusts in place of those of the JDK; may be null
   */
  public Agent(InetAddress address, int port, Secret secret, Path cacert) throws IOException {
    this(address, port, secret, cacert, PATIENCE_MS);
  }

  Agent(InetAddress address, int port, Secret secret, Path cacert, int patienceMs)
      throws IOException {
    if (!address.isLoopbackAddress() && !secret.isGiven()) {
      throw UserError.of(
          "--listen: %s is reached from other machines, so the agent needs a secret; give"
              + " --secret-file FILE or set %s",
          address.getHostAddress(), Secret.VARIABLE);
    }
    this.secret = secret;
    this.cacert = cacert;
    this.patienceMs = patienceMs;
    this.listener = new ServerSocket(port, MOST_CONNECTIONS, address);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Serves coordinators until it is closed. */
  public void serve() {
    while (!listener.isClosed()) {
      try {
        admit(listener.accept());
      } catch (IOException e) {
        // The agent was closed, or a coordinator has gone again; the next one may come.
      }
    }
  }

  private void admit(Socket socket) throws IOException {
    if (!places.tryAcquire()) {
      socket.close();
      return;
    }
    Thread thread = new Thread(() -> serve(socket), "coordinator");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setSoTimeout(patienceMs);
      new AgentSession(socket, secret, cacert, run).serve();
    } catch (IOException e) {
      // The coordinator has gone, or said nothing for too long.
    } finally {
      places.release();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
