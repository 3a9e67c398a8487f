// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import org.hookbench.macro.load.Main;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.load.oracle.OracleServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agent is started once and serves for weeks: a run leaves nothing in its memory. {@code
 * -Dagent.runs=1000} makes a thousand of them.
 */
@Timeout(900)
class AgentMemoryTest {
  private static final int RUNS = Integer.getInteger("agent.runs", 100);
  @TempDir Path directory;

  @Test
  void manyRunsFitInto300Megabytes() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx300m",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "agent",
            "--port",
            "0");
    Process agent = builder.redirectErrorStream(true).start();
    try (BufferedReader said =
            new BufferedReader(new InputStreamReader(agent.getInputStream(), UTF_8));
        OracleServer oracle = new OracleServer(0, false)) {
      String address = "127.0.0.1:" + said.readLine().replaceAll(".*:", "");
      LoadOrder order = AgentTest.order(oracle.url("/"), "{requests: 5, warmup: 0}");
      for (int i = 0; i < RUNS; i++) {
        try (RemoteAgent remote = new RemoteAgent(address, Secret.NONE)) {
          remote.run(order, directory);
        }
      }
      assertThat(oracle.requests()).isEqualTo(5L * RUNS);
      assertThat(agent.isAlive()).isTrue();
    } finally {
      agent.destroyForcibly();
    }
  }
}
