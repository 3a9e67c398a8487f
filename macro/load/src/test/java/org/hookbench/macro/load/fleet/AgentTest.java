// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hookbench.testing.Awaiting.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.load.measurement.Measurement;
import org.hookbench.macro.load.oracle.OracleServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AgentTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int SHORT_MS = 300;
  private static final int LONG_MS = 30_000;
  private static final int MOST_COLLECTIONS = 50;

  @TempDir Path directory;
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private static Secret secret(String text) {
    return Secret.read(null, Map.of(Secret.VARIABLE, text));
  }

  private String agent(Secret secret, int patienceMs) throws IOException {
    Agent agent = new Agent(LOOPBACK, 0, secret, null, patienceMs);
    open.add(agent);
    start(agent::serve);
    return "127.0.0.1:" + agent.port();
  }

  static void start(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  static LoadOrder order(String url, String load) throws IOException {
    return LoadOrder.of(
        List.of(new LoadOrder.ArmUrl("none", url)),
        Json.yaml().readValue(load, Load.Http.class),
        1);
  }

  private static Socket connect(String agent) throws IOException {
    return new Socket(LOOPBACK, Integer.parseInt(agent.replaceAll(".*:", "")));
  }

  @Test
  void anAgentThatOtherMachinesReachNeedsASecret() {
    assertThatThrownBy(() -> new Agent(InetAddress.getByName("0.0.0.0"), 0, Secret.NONE, null))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("needs a secret")
        .hasMessageContaining("--secret-file");
  }

  @Test
  void onlyACoordinatorWithTheSecretIsServed() throws Exception {
    String agent = agent(secret("0123456789abcdef"), LONG_MS);
    try (OracleServer oracle = new OracleServer(0, false);
        RemoteAgent right = new RemoteAgent(agent, secret("0123456789abcdef"))) {
      right.run(order(oracle.url("/"), "{requests: 3, warmup: 0}"), directory);

      assertThat(oracle.requests()).isEqualTo(3);
      for (Secret wrong : List.of(secret("0123456789abcdeF"), Secret.NONE)) {
        assertThatThrownBy(() -> new RemoteAgent(agent, wrong))
            .hasMessageContaining("the secret is not that of this agent");
      }
      assertThat(oracle.requests()).isEqualTo(3);
    }
  }

  @Test
  void aSecretComesFromTheFileThenFromTheVariableAndIsNotShort() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), "fedcba9876543210\n");
    byte[] nonce = {1, 2, 3};
    Map<String, String> variable = Map.of(Secret.VARIABLE, "0123456789abcdef");

    assertThat(Secret.read(file, variable).proof(nonce))
        .isEqualTo(secret("fedcba9876543210").proof(nonce));
    assertThat(Secret.read(null, variable).proof(nonce))
        .isEqualTo(secret("0123456789abcdef").proof(nonce));
    assertThat(Secret.read(null, Map.of()).isGiven()).isFalse();
    assertThatThrownBy(() -> secret("too short")).hasMessageContaining("has 9 characters");
    assertThatThrownBy(() -> Secret.read(directory.resolve("none"), Map.of()))
        .hasMessageContaining("cannot be read");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{model: open, trace: /etc/shadow}",
        "{requests: 1, cacert: /etc/passwd}",
        "{requests: 1, connections: 20000}",
        "{requests: 1, bodyBytes: 100000000}"
      })
  void anOrderThatNamesAFileOrAsksForTooMuchIsRefusedAndNothingIsRead(String load)
      throws Exception {
    String agent = agent(Secret.NONE, LONG_MS);
    try (RemoteAgent remote = new RemoteAgent(agent, Secret.NONE)) {
      LoadOrder order = order("http://127.0.0.1:9/", load);

      assertThatThrownBy(() -> remote.run(order, directory))
          .hasMessageContaining("load.")
          .hasMessageNotContaining("root")
          .hasMessageMatching("(?s).*(takes no file|more than an agent gives).*");
    }
  }

  @Test
  void theAuthoritiesOfAnAgentAreThoseThatItWasStartedWith() throws Exception {
    Path cacert = directory.resolve("ca.pem");
    String json = Json.text(order("https://127.0.0.1:9/", "{requests: 1}"));

    assertThat(Json.text(RemoteOrder.parse(json, cacert).load())).contains(cacert.toString());
    assertThat(Json.text(RemoteOrder.parse(json, null).load())).doesNotContain("ca.pem");
  }

  @Test
  void aHeaderMayHaveTheNameOfAKey() throws Exception {
    String json =
        Json.text(order("http://127.0.0.1:9/", "{requests: 1, headers: {trace: x, command: y}}"));

    assertThat(RemoteOrder.parse(json, null).targets()).hasSize(1);
  }

  @Test
  void aSilentConnectionKeepsNobodyWaitingAndIsClosed() throws Exception {
    String agent = agent(Secret.NONE, SHORT_MS);
    try (Socket silent = connect(agent);
        OracleServer oracle = new OracleServer(0, false);
        RemoteAgent other = new RemoteAgent(agent, Secret.NONE)) {
      other.run(order(oracle.url("/"), "{requests: 3, warmup: 0}"), directory);

      assertThat(oracle.requests()).isEqualTo(3);
      assertThat(silent.getInputStream().readAllBytes()).startsWith(Agent.NONCE);
    }
  }

  @Test
  void oneConnectionTooManyIsClosedAtOnce() throws Exception {
    String agent = agent(Secret.NONE, LONG_MS);
    for (int i = 0; i < Agent.MOST_CONNECTIONS; i++) {
      Socket socket = connect(agent);
      open.add(socket);
      assertThat(socket.getInputStream().read()).isEqualTo(Agent.NONCE);
    }
    try (Socket tooMany = connect(agent)) {
      assertThat(tooMany.getInputStream().read()).isEqualTo(-1);
    }
  }

  private void run(RemoteAgent agent, LoadOrder order) {
    try {
      agent.run(order, directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aSecondRunAtTheSameTimeIsRefused() throws Exception {
    String agent = agent(Secret.NONE, LONG_MS);
    try (OracleServer oracle = new OracleServer(0, false);
        RemoteAgent first = new RemoteAgent(agent, Secret.NONE);
        RemoteAgent second = new RemoteAgent(agent, Secret.NONE)) {
      LoadOrder longRun = order(oracle.url("/"), "{duration: 10min, warmup: 0}");
      CompletableFuture<Void> run = CompletableFuture.runAsync(() -> run(first, longRun));
      await(() -> oracle.requests() > 0 || run.isDone());
      assertThat(run).isNotDone();

      assertThatThrownBy(() -> second.run(longRun, directory))
          .hasMessageContaining("another run is under way");
      first.stop();
    }
  }

  @Test
  void nothingOfARunStaysInMemoryAfterIt() throws Exception {
    try (OracleServer oracle = new OracleServer(0, false)) {
      Measurement run =
          Measurement.of(order(oracle.url("/"), "{requests: 3, warmup: 0}"), directory);
      WeakReference<Measurement> reference = new WeakReference<>(run);
      run.run(result -> {});
      run = null;
      for (int i = 0; i < MOST_COLLECTIONS && reference.get() != null; i++) {
        System.gc();
      }
      assertThat(reference.get()).isNull();
    }
  }

  @Test
  void targetsWithAPasswordAreRefusedWithoutRepeatingIt() {
    for (String url :
        List.of("http://user:s3cret@h:1/", "user:s3cret@h:1", "http://u:s3cret@h/ x")) {
      assertThatThrownBy(() -> HttpTarget.of("none", url))
          .isInstanceOf(UserError.class)
          .hasMessageNotContaining("s3cret");
    }
  }
}
