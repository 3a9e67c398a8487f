package org.hookbench.macro.load.loop;

import java.io.IOException;
import java.util.List;
import org.hookbench.experiment.Units;
import org.hookbench.macro.load.connection.Connection;
import org.hookbench.macro.load.connection.ConnectionOptions;
import org.hookbench.macro.load.connection.Wire;
import org.hookbench.macro.load.http.Request;
import org.hookbench.macro.load.http.Target;
import org.hookbench.macro.load.sample.Exchange;

/** Runs the loop that the load asks for, on the calling thread. */
public final class Loops {
  private final Orders orders;
  private final ConnectionOptions options;
  private final List<Request> requests;
  private final List<TargetHealth> health;

  private Loops(Orders orders) {
    this.orders = orders;
    this.options = ConnectionOptions.of(orders.load());
    this.requests = orders.targets().stream().map(t -> Request.of(orders.load(), t)).toList();
    this.health = orders.targets().stream().map(this::healthOf).toList();
  }

  /** Makes all requests; returns how many. All of them are in the ring then. */
  public static long run(Orders orders) throws IOException {
    return new Loops(orders).closed();
  }

  private TargetHealth healthOf(Target target) {
    return new TargetHealth(
        target, orders.load().connections(), options.timeoutNs(), orders.stop());
  }

  private long closed() throws IOException {
    int arms = orders.targets().size();
    Pairs pairs = new Pairs(Amount.of(orders.load()), arms, orders.ring(), orders.stop());
    long thinkNs = Math.round(Units.parseNs("load.thinkTime", orders.load().thinkTime()));
    Wire wire = Wire.open(orders.clock(), orders.openings());
    ClosedLoop loop =
        new ClosedLoop(wire, pairs, new PairOrder(orders.seed()), () -> thinkNs, orders.stop());
    for (int i = 0; i < orders.load().connections(); i++) {
      loop.add(lane(loop, wire, i));
    }
    loop.run();
    return pairs.given() * arms;
  }

  private Lane lane(ClosedLoop loop, Wire wire, int number) {
    Lane lane = new Lane(loop, orders.targets().size());
    for (int arm = 0; arm < orders.targets().size(); arm++) {
      lane.add(connection(lane, wire, arm, number));
    }
    return lane;
  }

  private Connection connection(Lane lane, Wire wire, int arm, int number) {
    return new Connection(
            wire,
            orders.targets().get(arm),
            requests.get(arm),
            options,
            c -> ended(lane, c.exchange()))
        .named(arm, number);
  }

  private void ended(Lane lane, Exchange e) {
    orders.ring().put(e);
    health.get(e.arm).ended(e.error, e.doneNs);
    lane.ended(e);
  }
}
