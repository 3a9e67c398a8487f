// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Trust;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.connection.LoopContext;
import org.hookbench.macro.load.connection.PlayedNetwork;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.sample.Exchange;
import org.hookbench.macro.load.sample.SampleRing;
import org.hookbench.macro.load.tls.Encryption;

/** A whole loop on a network that the test plays; what came of it. */
record PlayedRun(List<Exchange> rows, LoopOutcome outcome, Stop stop) {
  private static final int MOST_SAMPLES = 10_000;
  static final long SEED = 42;

  static PlayedRun of(int arms, String load, LongFunction<PlayedNetwork.Reply> server)
      throws IOException, InterruptedException {
    PlayedNetwork network = new PlayedNetwork(server);
    List<HttpTarget> targets = new ArrayList<>();
    for (int arm = 0; arm < arms; arm++) {
      targets.add(HttpTarget.of("arm" + arm, "http://played/"));
    }
    Stop stop = new Stop();
    SampleRing ring = SampleRing.holding(MOST_SAMPLES);
    LoopConfig config =
        new LoopConfig(
            targets,
            Json.yaml().readValue(load, Load.Http.class),
            SEED,
            network,
            ring,
            setup -> {},
            stop,
            new Encryption(new Trust(null, false)),
            LoopConfig.NO_SWITCH);
    LoopContext context = LoopContext.of(network, network);
    LoopOutcome outcome =
        new Loops(config, context, network, work -> receiver(network, work)).run();
    return new PlayedRun(rows(ring), outcome, stop);
  }

  /** In place of its own thread, the receiver works while the sender sleeps. */
  private static Thread receiver(PlayedNetwork network, Runnable work) {
    network.onTick(((Receiver) work)::step);
    return new Thread(() -> {});
  }

  private static List<Exchange> rows(SampleRing ring) {
    List<Exchange> rows = new ArrayList<>();
    for (Exchange row = new Exchange(); ring.take(row); row = new Exchange()) {
      rows.add(row);
    }
    return rows;
  }

  List<String> errors() {
    return rows.stream().map(row -> row.error).toList();
  }
}
