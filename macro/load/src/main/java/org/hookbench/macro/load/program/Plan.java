// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.program;

import java.io.ByteArrayOutputStream;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hookbench.experiment.ErrorBudget;
import org.hookbench.experiment.Load;
import org.hookbench.macro.load.connection.ConnectionOptions;
import org.hookbench.macro.load.connection.LocalPorts;
import org.hookbench.macro.load.http.EncodedRequest;
import org.hookbench.macro.load.http.Mix;
import org.hookbench.macro.load.loop.LoopConfig;
import org.hookbench.macro.load.schedule.Amount;
import org.hookbench.macro.load.schedule.ArrivalSchedule;

/** What the program is to do, as the bytes that native/load/load.h describes. */
final class Plan {
  /** Samples that the program keeps in memory: 200 MB. */
  static final long MOST_ROWS = 1L << 22;

  private static final long MAGIC = 0x3344414f4c4248L;
  private static final int NUMBERS = 25;
  private static final int TARGET_BYTES = 32;
  private static final int REQUEST_BYTES = 24;
  private static final int DUE_BYTES = 16;
  private static final int ADDRESS_BYTES = 16;
  private static final int MIX = 4096;

  /** Of a million. */
  private static final double PER_PERCENT = 1e4;

  private static final double MOST_PER_NS = 1e-4;

  private final LoopConfig config;
  private final LocalPorts ports;
  private final long mostRows;
  private final int arms;
  private final int endpoints;
  private final List<Mix> mixes;
  private final Amount amount;
  private final ByteArrayOutputStream requests = new ByteArrayOutputStream();

  /**
   * A plan for a loop.
   *
   * @param ports of the arms of a switch; null leaves the choice to the system
   * @param mostRows samples that may be in memory where time rules
   */
  Plan(LoopConfig config, LocalPorts ports, long mostRows) {
    this.config = config;
    this.ports = ports;
    this.mostRows = mostRows;
    this.arms = config.targets().size();
    this.mixes =
        config.targets().stream()
            .flatMap(t -> Mix.ofAll(config.load(), t, config.seed()).stream())
            .toList();
    this.endpoints = mixes.size() / arms;
    this.amount = Amount.of(config.load());
  }

  /**
   * Makes the bytes.
   *
   * @param zeroNs reading of the monotonic clock at the zero of the samples
   */
  List<ByteBuffer> bytes(long zeroNs) {
    ByteBuffer due = due();
    ByteBuffer bodies = buffer(mixes.size() * mixes.get(0).requests().size() * REQUEST_BYTES);
    mixes.forEach(mix -> mix.requests().forEach(request -> put(bodies, request)));
    ByteBuffer mix = buffer(MIX * Integer.BYTES);
    for (int pair = 0; pair < MIX; pair++) {
      mix.putInt(mixes.get(0).of(pair));
    }
    return List.of(
        numbers(zeroNs, due.limit() / DUE_BYTES),
        targets(),
        bodies.flip(),
        mix.flip(),
        due,
        ByteBuffer.wrap(requests.toByteArray()));
  }

  private ByteBuffer numbers(long zeroNs, long scheduled) {
    var load = config.load();
    ConnectionOptions options = ConnectionOptions.of(load).renewedAfter(config.renewAfter());
    ByteBuffer to = buffer(NUMBERS * Long.BYTES);
    to.putLong(MAGIC).putLong(zeroNs).putLong(config.seed());
    to.putLong(arms).putLong(load.clients().connections());
    to.putLong(options.timeoutNs()).putLong(load.clients().spin().ns());
    to.putLong(options.requestsPerConnection());
    to.putLong(options.expectStatus()).putLong(options.expectBytes());
    to.putLong(ports == null ? 0 : ports.low()).putLong(ports == null ? 0 : ports.count());
    to.putLong(ports == null ? 0 : new SplittableRandom().nextInt(ports.count()));
    to.putLong(amount.warmup()).putLong(amount.pairs()).putLong(amount.durationNs());
    boolean thinks = load instanceof Load.Closed;
    Load.Closed closed = thinks ? (Load.Closed) load : (Load.Closed) Load.DEFAULT;
    to.putLong(closed.thinkTime().ns());
    to.putLong(closed.thinkDistribution() == Load.ThinkDistribution.EXPONENTIAL ? 1 : 0);
    to.putLong(mixes.get(0).requests().size());
    to.putLong(scheduled > 0 ? scheduled : room()).putLong(scheduled).putLong(requests.size());
    to.putLong(endpoints).putLong(ErrorBudget.LEAST_REQUESTS);
    to.putLong(Math.round(load.clients().errors().percent() * PER_PERCENT));
    return to.flip();
  }

  /** Room for the samples of a closed loop: where time rules, for 100,000 in a second. */
  private long room() {
    if (amount.pairs() != Long.MAX_VALUE) {
      return Math.max(arms, amount.requests(arms));
    }
    long likely = (amount.warmup() + Math.round(amount.durationNs() * MOST_PER_NS)) * arms;
    return Math.min(mostRows, likely + MIX);
  }

  private ByteBuffer targets() {
    ByteBuffer to = buffer(mixes.size() * TARGET_BYTES);
    for (Mix mix : mixes) {
      InetSocketAddress address = mix.target().address();
      byte[] bytes = address.getAddress().getAddress();
      to.putInt(bytes.length == ADDRESS_BYTES ? 6 : 4).putInt(address.getPort());
      to.put(bytes).position(to.position() + ADDRESS_BYTES - bytes.length);
      to.putInt(address.getAddress() instanceof Inet6Address six ? six.getScopeId() : 0).putInt(0);
    }
    return to.flip();
  }

  private void put(ByteBuffer to, EncodedRequest request) {
    byte[] bytes = new byte[request.bytes().remaining()];
    request.bytes().duplicate().get(bytes);
    to.putLong(requests.size()).putLong(bytes.length);
    to.putLong(request.responseHasNoBody() ? 1 : 0);
    requests.writeBytes(bytes);
  }

  private ByteBuffer due() {
    List<long[]> all = new ArrayList<>();
    if (config.load() instanceof Load.Scheduled scheduled) {
      ArrivalSchedule schedule = ArrivalSchedule.of(scheduled, arms, config.seed());
      while (schedule.next()) {
        for (int i = 0; i < schedule.size(); i++) {
          all.add(new long[] {schedule.timeNs(), schedule.seq(i), schedule.arm()});
        }
      }
    }
    ByteBuffer to = buffer(all.size() * DUE_BYTES);
    all.forEach(d -> to.putLong(d[0]).putInt((int) d[1]).putInt((int) d[2]));
    return to.flip();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
  }
}
