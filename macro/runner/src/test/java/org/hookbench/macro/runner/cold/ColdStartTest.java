// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.cold;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hookbench.testing.Awaiting.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.Start;
import org.hookbench.experiment.results.Warning;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ColdStartTest {
  private static final String HOST = "127.0.0.1";
  private ColdStart start;
  private int port;

  @BeforeEach
  void freePort() throws IOException {
    start =
        new ColdStart((Load.Cold) Json.yaml().readValue("{model: cold, path: /hi}", Load.class));
    try (ServerSocket free = listening(0)) {
      port = free.getLocalPort();
    }
  }

  @AfterEach
  void end() {
    start.close();
  }

  private static ServerSocket listening(int port) throws IOException {
    return new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
  }

  private static String answered(ServerSocket server, String answer) throws IOException {
    try (Socket client = server.accept()) {
      byte[] request = new byte[999];
      int length = client.getInputStream().read(request);
      client.getOutputStream().write(answer.getBytes(US_ASCII));
      return new String(request, 0, length, US_ASCII);
    }
  }

  private ColdStart.Answer awaited() throws Exception {
    await(start.ready(() -> false)::getAsBoolean);
    return start.answer();
  }

  @Test
  void asksUntilThePortAcceptsAndSomethingAnswers() throws Exception {
    start.at(HOST, port);
    start.begins();
    start.started();
    try (ServerSocket server = listening(port)) {
      server.accept().close();
      assertThat(answered(server, "HTTP/1.1 204 No Content\r\n\r\n"))
          .startsWith("GET /hi HTTP/1.1\r\nHost: 127.0.0.1:" + port);
    }

    ColdStart.Answer answer = awaited();
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.refused()).isGreaterThanOrEqualTo(2);
    assertThat(start.since(answer.readyNs())).isBetween(0L, start.since(answer.firstByteNs()));
    assertThat(start.createdNs()).isEqualTo(-1);
    assertThat(start.startedNs()).isNotNegative();
  }

  @Test
  void whatIsNoHttpHasNoStatus() throws Exception {
    start.at(HOST, port);
    start.begins();
    try (ServerSocket server = listening(port)) {
      answered(server, "220 mail");
    }

    assertThat(awaited().status()).isZero();
  }

  @Test
  void aServerThatIsThereAlreadyFailsTheStart() throws IOException {
    try (ServerSocket server = listening(port)) {
      assertThatThrownBy(() -> start.at(HOST, server.getLocalPort()))
          .isInstanceOf(MeasurementFailedException.class)
          .hasMessageContaining("127.0.0.1:" + port + " accepts a connection before the arm is");
    }
  }

  @Test
  void anArmThatIsReadyBeforeItsAddressIsKnownIsWarnedOf() throws Exception {
    start.begins();
    start.started();
    try (ServerSocket server = listening(port)) {
      start.at(HOST, port);
      answered(server, "HTTP/1.1 200 OK\r\n\r\n");
    }
    assertThat(awaited().refused()).isZero();

    ArmStarts starts = new ArmStarts("none");
    starts.add(start(0));
    starts.add(start(7));
    assertThat(starts.warning().map(Warning::code)).contains("ready-before-look");
    assertThat(starts.warning().orElseThrow().message()).startsWith("none: in 1 of 2 cold starts");
  }

  private static Start start(long refused) {
    return new Start(0, "none", 0, -1, 1, 2, 3, 200, refused, -1, "1@x", "");
  }

  @Test
  void figuresThatWereNotSeenAreLeftOut() {
    ArmStarts starts = new ArmStarts("none");
    starts.add(start(1));

    assertThat(starts.warning()).isEmpty();
    assertThat(starts.figures()).containsOnlyKeys("started_seconds", "ready_seconds");
  }
}
