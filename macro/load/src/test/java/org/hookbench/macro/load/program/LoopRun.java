// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Trust;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.macro.load.clock.NanoClock;
import org.hookbench.macro.load.connection.LocalPorts;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.loop.LoopConfig;
import org.hookbench.macro.load.loop.LoopOutcome;
import org.hookbench.macro.load.loop.Loops;
import org.hookbench.macro.load.loop.Stop;
import org.hookbench.macro.load.sample.Exchange;
import org.hookbench.macro.load.sample.SampleRing;
import org.hookbench.macro.load.tls.Encryption;

/** One load by one of the loops, and what came of it. */
final class LoopRun {
  private static final int MOST_SAMPLES = 100_000;

  private final LoopConfig config;
  private final Queue<ConnectionSetup> setups = new ConcurrentLinkedQueue<>();
  private LoopOutcome outcome;

  /**
   * Prepares a run; two arms of a switch have the same URL.
   *
   * @param urls one for each arm, or the endpoints of an arm with spaces between them
   */
  LoopRun(List<String> urls, String load, long renewAfter) throws IOException {
    List<HttpTarget> targets = new ArrayList<>();
    for (int arm = 0; arm < urls.size(); arm++) {
      for (String url : urls.get(arm).split(" ")) {
        targets.add(HttpTarget.of("arm" + arm, url));
      }
    }
    config =
        new LoopConfig(
            HttpTarget.pooled(targets),
            Json.yaml().readValue(load, Load.Http.class),
            42,
            NanoClock.startingNow(),
            SampleRing.holding(MOST_SAMPLES),
            setups::add,
            new Stop(),
            new Encryption(new Trust(null, false)),
            renewAfter);
  }

  Stop stop() {
    return config.stop();
  }

  List<Exchange> byJvm() throws Exception {
    outcome = Loops.run(config);
    return rows();
  }

  List<Exchange> byProgram(Path directory) throws Exception {
    return byProgram(directory, null, Plan.MOST_ROWS);
  }

  List<Exchange> byProgram(Path directory, LocalPorts ports, long mostRows) throws Exception {
    Path program = LoopChoice.of(config.targets(), config.load()).program();
    outcome = new ProgramLoop(program, config, directory, ports, mostRows).run(() -> {});
    return rows();
  }

  LoopOutcome outcome() {
    return outcome;
  }

  Queue<ConnectionSetup> setups() {
    return setups;
  }

  private List<Exchange> rows() {
    List<Exchange> rows = new ArrayList<>();
    for (Exchange row = new Exchange(); config.ring().take(row); row = new Exchange()) {
      rows.add(row);
    }
    return rows;
  }
}
