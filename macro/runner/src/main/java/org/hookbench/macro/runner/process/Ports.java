// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.hookbench.experiment.console.UserError;
import org.hookbench.macro.load.connection.LocalPorts;

/** Ports of 127.0.0.1. */
final class Ports {
  private static final int LOWEST = 10_000;
  private static final int TRIES = 50;

  private Ports() {}

  /** A port that no client gets from the system before a server has it, if there is one. */
  static int free() {
    return free(LOWEST, LocalPorts.ofSystem(exhausted -> {}).low() - 1);
  }

  /** One at random from {@code low} up to, not including, {@code end}; else any. */
  static int free(int low, int end) {
    for (int i = 0; i < TRIES && low < end; i++) {
      try {
        return bound(ThreadLocalRandom.current().nextInt(low, end));
      } catch (IOException taken) {
        continue;
      }
    }
    try {
      return bound(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int bound(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static void requireFree(int port) {
    try {
      bound(port);
    } catch (IOException e) {
      throw UserError.of(
          e,
          "sut.port: %s on 127.0.0.1 is in use; stop what listens there (ss -ltnp shows it), give"
              + " another port, or leave the port out: a free one is then chosen",
          port);
    }
  }
}
