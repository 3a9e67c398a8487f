// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hookbench.macro.load.fleet.AgentTest.order;
import static org.hookbench.macro.load.fleet.AgentTest.start;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Agents that are not what they should be; the coordinator gives them up. */
@Timeout(60)
class RogueAgentTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int SHORT_MS = 300;
  private static final int LONG_MS = 30_000;

  @TempDir Path directory;
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  /** Plays an agent that is polite until it has its order, then sends these bytes. */
  private String rogue(String answer) throws IOException {
    ServerSocket listener = new ServerSocket(0, 1, LOOPBACK);
    open.add(listener);
    start(
        () -> {
          try (Socket socket = listener.accept()) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeByte(Agent.NONCE);
            out.write(new byte[32]);
            out.writeByte(Agent.WELCOME);
            out.writeBytes(answer);
            socket.getInputStream().readAllBytes();
          } catch (IOException e) {
            // The coordinator has gone.
          }
        });
    return "127.0.0.1:" + listener.getLocalPort();
  }

  @Test
  void anAgentThatFallsSilentIsGivenUp() throws Exception {
    try (RemoteAgent remote = new RemoteAgent(rogue("AAA"), Secret.NONE, SHORT_MS)) {
      LoadOrder order = order("http://127.0.0.1:9/", "{requests: 1}");
      assertThatThrownBy(() -> remote.run(order, directory))
          .hasMessageContaining("has stopped sending");
    }
    try (ServerSocket deaf = new ServerSocket(0, 1, LOOPBACK)) {
      assertThatThrownBy(
              () -> new RemoteAgent("127.0.0.1:" + deaf.getLocalPort(), Secret.NONE, SHORT_MS))
          .hasMessageContaining("no agent answers there");
    }
  }

  @Test
  void anAgentThatSendsWithoutEndIsRefused() throws Exception {
    try (RemoteAgent remote = new RemoteAgent(rogue("F\0\4\0\0\0\0\0\0"), Secret.NONE, LONG_MS)) {
      assertThatThrownBy(() -> remote.run(order("http://127.0.0.1:9/", "{requests: 1}"), directory))
          .hasMessageContaining("sends " + (1L << 50) + " bytes of load.json, at most");
    }
  }

  @Test
  void aCoordinatorShowsNoControlCharactersOfAnAgent() throws Exception {
    byte[] text = "\u001b[31mred".getBytes(UTF_8);
    String answer =
        "E" + (char) 0 + (char) 0 + (char) 0 + (char) text.length + new String(text, UTF_8);
    try (RemoteAgent remote = new RemoteAgent(rogue(answer), Secret.NONE, LONG_MS)) {
      assertThatThrownBy(() -> remote.run(order("http://127.0.0.1:9/", "{requests: 1}"), directory))
          .hasMessageContaining(" [31mred");
    }
  }
}
