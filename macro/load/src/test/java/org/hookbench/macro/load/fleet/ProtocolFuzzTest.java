// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.testing.Fuzz;
import org.junit.jupiter.api.Test;

/** What comes over the network to an agent. */
class ProtocolFuzzTest {
  private static final int READ_MS = 20_000;

  private static byte[] order() throws IOException {
    LoadOrder order =
        AgentTest.order(
            "http://127.0.0.1:9/x",
            "{requests: 3, warmup: 0, connections: 2, headers: {A: b}, body: text, timeout: 5s}");
    return Json.text(order).getBytes(UTF_8);
  }

  @Test
  void mutatedOrdersAreReadOrRefused() throws IOException {
    Fuzz fuzz = new Fuzz("orders to agents", 2_000);
    fuzz.run(
        List.of(order()),
        bytes -> RemoteOrder.parse(new String(bytes, UTF_8), null),
        UserError.class);
    fuzz.requireBoth();
  }

  /** No run follows: the proof of the secret, which comes first, is wrong in all of them. */
  @Test
  void anAgentOutlivesWhateverIsSaidToIt() throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(said);
    out.write(new byte[Secret.PROOF_BYTES]);
    out.writeByte(Agent.RUN);
    out.writeInt(order().length);
    out.write(order());
    Secret secret = Secret.read(null, Map.of(Secret.VARIABLE, "0123456789abcdef0123"));
    try (Agent agent = new Agent(InetAddress.getLoopbackAddress(), 0, secret, null, 200)) {
      AgentTest.start(agent::serve);
      Fuzz fuzz = new Fuzz("bytes to an agent", 100);
      fuzz.run(List.of(said.toByteArray()), bytes -> say(agent.port(), bytes));
    }
  }

  private static void say(int port, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(READ_MS);
      assertThat(socket.getInputStream().read()).isEqualTo(Agent.NONCE);
      try {
        socket.getOutputStream().write(bytes);
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();
      } catch (SocketException closed) {
        // It has heard enough.
      }
    }
  }
}
