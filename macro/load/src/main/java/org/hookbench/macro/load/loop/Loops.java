// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.hookbench.experiment.Load;
import org.hookbench.macro.load.connection.Connection;
import org.hookbench.macro.load.connection.ConnectionOptions;
import org.hookbench.macro.load.connection.Events;
import org.hookbench.macro.load.connection.LocalPorts;
import org.hookbench.macro.load.connection.LoopContext;
import org.hookbench.macro.load.connection.Poll;
import org.hookbench.macro.load.connection.Sockets;
import org.hookbench.macro.load.http.Mix;
import org.hookbench.macro.load.sample.Exchange;
import org.hookbench.macro.load.schedule.Amount;
import org.hookbench.macro.load.schedule.ArrivalSchedule;

/** Runs the loop that a load asks for. */
public final class Loops {
  private static final long LONGEST_LATENESS_NS = 3_600_000_000_000L;
  private static final int DIGITS = 3;

  private final LoopConfig config;
  private final int arms;
  private final int connections;
  private final LoopContext context;
  private final Events events;
  private final ThreadFactory threads;
  private final ConnectionOptions options;
  private final List<List<Mix>> mixes;
  private final List<TargetHealth> health;

  /** Prepares a loop; the thread that receives the responses of an open load is one of these. */
  Loops(LoopConfig config, LoopContext context, Events events, ThreadFactory threads) {
    this.config = config;
    this.context = context;
    this.events = events;
    this.threads = threads;
    this.arms = config.targets().size();
    this.connections = config.load().clients().connections();
    this.options = ConnectionOptions.of(config.load()).renewedAfter(config.renewAfter());
    this.mixes =
        config.targets().stream().map(t -> Mix.ofAll(config.load(), t, config.seed())).toList();
    this.health =
        config.targets().stream()
            .map(t -> new TargetHealth(t, config.load().clients(), config.stop()))
            .toList();
  }

  private static LocalPorts ports(LoopConfig config) {
    return config.switches()
        ? LocalPorts.ofSystem(m -> config.stop().because(Stop.Reason.NO_LOCAL_PORT, m))
        : null;
  }

  /** Makes all requests and returns when the last one has ended; all are in the ring then. */
  public static LoopOutcome run(LoopConfig config) throws IOException, InterruptedException {
    Sockets sockets =
        new Sockets(config.clock(), config.encryption(), config.setups(), ports(config));
    Poll poll = new Poll(sockets, config.load().clients().spin().ns());
    LoopContext context = LoopContext.of(config.clock(), sockets);
    return new Loops(config, context, poll, work -> new Thread(work, "receiver")).run();
  }

  LoopOutcome run() throws InterruptedException {
    return config.load() instanceof Load.Scheduled scheduled
        ? open(scheduled)
        : closed((Load.Closed) config.load());
  }

  private LoopOutcome closed(Load.Closed load) {
    Pairs pairs = new Pairs(Amount.of(load), arms, config.ring(), config.stop());
    ClosedLoop loop = new ClosedLoop(load, config, context, events, pairs);
    for (int i = 0; i < connections; i++) {
      Lane lane = new Lane(loop, arms);
      for (int arm = 0; arm < arms; arm++) {
        lane.add(connection(arm, i, c -> lane.ended(c.exchange())));
      }
      loop.add(lane);
    }
    long cpuNs = threadCpuNs();
    loop.run();
    return new LoopOutcome(
        pairs.given() * arms,
        (threadCpuNs() - cpuNs) / 1e9,
        config.clock().nowNs() / 1e9,
        0,
        null,
        0,
        pairs.writerBehind());
  }

  private LoopOutcome open(Load.Scheduled load) throws InterruptedException {
    ArrivalSchedule schedule = ArrivalSchedule.of(load, arms, config.seed());
    List<Pool> pools = new ArrayList<>();
    Histogram lateness = new Histogram(LONGEST_LATENESS_NS, DIGITS);
    OpenLoop loop = new OpenLoop(config, schedule, pools, lateness);
    for (int arm = 0; arm < arms; arm++) {
      pools.add(pool(arm, loop));
    }
    Receiver receiver = new Receiver(context, events, pools);
    Thread thread = threads.newThread(receiver);
    thread.start();
    long requestsMade = loop.run(receiver);
    thread.join();
    return new LoopOutcome(
        requestsMade,
        receiver.cpuNs() / 1e9,
        config.clock().nowNs() / 1e9,
        0,
        lateness,
        pools.stream().mapToLong(Pool::waited).sum(),
        loop.writerBehind());
  }

  private Pool pool(int arm, OpenLoop loop) {
    Pool pool = new Pool(arm, arms, connections, options.timeoutNs(), e -> put(e, loop));
    for (int i = 0; i < connections; i++) {
      pool.add(
          connection(
              arm,
              i,
              c -> {
                loop.ended(c.exchange().doneNs);
                pool.ended(c, c.exchange().doneNs);
              }));
    }
    pool.all().forEach(Connection::open);
    return pool;
  }

  private void put(Exchange unsent, OpenLoop loop) {
    config.ring().put(unsent);
    loop.ended(unsent.doneNs);
  }

  private Connection connection(int arm, int number, Consumer<Connection> next) {
    Consumer<Connection> done =
        connection -> {
          Exchange e = connection.exchange();
          config.ring().put(e);
          health.get(arm).ended(e.kind(), e.doneNs);
          next.accept(connection);
        };
    Mix mix = mixes.get(arm).get(config.targets().get(arm).endpoint(number));
    Connection connection = new Connection(context, mix, new Exchange(arm, number), options, done);
    events.add(connection);
    return connection;
  }

  static long threadCpuNs() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
