// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.measurement.Measurement;
import org.hookbench.macro.load.oracle.OracleServer;
import org.hookbench.macro.load.result.LoadResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are read again and again, and go back to the selector. */
@Timeout(60)
class PollTest {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx".getBytes(US_ASCII);

  private static final long MEGABYTE = 1 << 20;

  @TempDir Path directory;

  private LoadResult run(String url, String load) throws Exception {
    Load.Http asked = Json.yaml().readValue(load, Load.Http.class);
    return new Measurement(List.of(HttpTarget.of("none", url)), asked, 1, directory)
        .run(kept -> {});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{requests: 20, warmup: 0, spin: 1ms}",
        "{requests: 20, warmup: 0, spin: 1s}",
        "{requests: 100, warmup: 0, spin: 1ms, connections: 8}",
        "{requests: 100, warmup: 0, spin: 1s, connections: 12}",
        "{requests: 100, warmup: 0, spin: 1ms, connections: 3, thinkTime: 3ms}",
        "{requests: 20, warmup: 0, spin: 1s, keepAlive: false}",
        "{model: open, rate: 200, requests: 50, warmup: 0, spin: 1ms, connections: 4}"
      })
  void answersAreSeenWhetherTheyComeWhileItPollsOrWhileItSleeps(String load) throws Exception {
    try (OracleServer oracle = new OracleServer(0, false)) {
      LoadResult result = run(oracle.url("/?delay=4ms"), load);

      assertThat(result.reason()).isNull();
      assertThat(result.arms().get("none").errors()).isZero();
    }
  }

  @Test
  void pollingLongerMakesNoMoreGarbage() throws Exception {
    try (OracleServer oracle = new OracleServer(0, false)) {
      allocatedBytes(oracle, "100ms");
      long shortWaitBytes = allocatedBytes(oracle, "50ms");
      long longWaitBytes = allocatedBytes(oracle, "300ms");

      assertThat(longWaitBytes - shortWaitBytes).isLessThan(MEGABYTE);
    }
  }

  /** Bytes that this thread, which runs the loop, allocates for ten requests. */
  private long allocatedBytes(OracleServer oracle, String delay) throws Exception {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long beforeBytes = threads.getCurrentThreadAllocatedBytes();
    run(oracle.url("/?delay=" + delay), "{requests: 10, warmup: 0, spin: 10s, connections: 2}");
    return threads.getCurrentThreadAllocatedBytes() - beforeBytes;
  }

  @Test
  void aServerThatClosesConnectionsThatRestIsNoErrorOfTheNextRequest() throws Exception {
    AtomicInteger accepted = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      Thread service = new Thread(() -> answerOnceEach(server, accepted));
      service.setDaemon(true);
      service.start();

      LoadResult result =
          run(
              "http://127.0.0.1:" + server.getLocalPort() + "/",
              "{requests: 5, warmup: 0, spin: 1s, thinkTime: 300ms}");

      assertThat(result.arms().get("none").errors()).isZero();
      assertThat(accepted).hasValue(5);
    }
  }

  private static void answerOnceEach(ServerSocket server, AtomicInteger accepted) {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          accepted.incrementAndGet();
          socket.getInputStream().read(new byte[1 << 12]);
          socket.getOutputStream().write(ANSWER);
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }
}
