// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.accuracy;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.Clients;
import org.hookbench.experiment.Extent;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.TimeSpan;

/**
 * One way to ask the oracle: its delay, and how the generator waits for the answer.
 *
 * @param delay of each answer, or the mean of an exponential distribution
 * @param warm whether a second connection, which is not measured, asks in a closed loop and is
 *     answered after 50 µs, to keep the way between generator and oracle warm; long before an
 *     answer the oracle rests instead, to leave a CPU to what else the machine runs
 * @param spin how long the generator polls before it sleeps
 * @param requests of all connections
 */
public record KnownDelay(
    String delay, boolean exponential, boolean warm, String spin, long requests) {
  private static final long WARMUP_SHARE = 10;
  private static final String WARM = "&others=50us&rest";
  private static final String SLEEPS = "0ns";

  /** Mean pause before a request, lest answers come in step with what wakes every 10 or 50 ms. */
  private static final TimeSpan THINK_TIME = new TimeSpan(20_000);

  /** All delays: over a warm way, over one that waits between requests, and without polling. */
  public static List<KnownDelay> all(String spin) {
    List<KnownDelay> all = new ArrayList<>();
    addBoth(all, "0us", false, spin, 20_000);
    addBoth(all, "100us", false, spin, 20_000);
    addBoth(all, "1ms", true, spin, 100_000);
    addBoth(all, "10ms", true, spin, 25_000);
    addBoth(all, "1ms", false, spin, 5_000);
    addBoth(all, "10ms", false, spin, 2_000);
    addBoth(all, "0us", false, SLEEPS, 20_000);
    addBoth(all, "100us", false, SLEEPS, 10_000);
    addBoth(all, "1ms", false, SLEEPS, 5_000);
    addBoth(all, "10ms", false, SLEEPS, 1_000);
    return all;
  }

  /** What makes the code of both sides be compiled, in all ways to poll. */
  public static List<KnownDelay> warmup(String spin) {
    return List.of(
        new KnownDelay("0us", false, false, spin, 100_000),
        new KnownDelay("200us", true, true, spin, 100_000),
        new KnownDelay("1ms", true, true, spin, 100_000));
  }

  private static void addBoth(
      List<KnownDelay> to, String delay, boolean warm, String spin, long requests) {
    to.add(new KnownDelay(delay, false, warm, spin, requests));
    if (!delay.startsWith("0")) {
      to.add(new KnownDelay(delay, true, warm, spin, requests));
    }
  }

  String path() {
    return "/?delay=" + delay + (exponential ? "&exponential" : "") + (warm ? WARM : "");
  }

  Load.Http load() {
    int warmup = Math.toIntExact(requests / WARMUP_SHARE);
    Clients clients =
        new Clients(
            warm ? 2 : 1, null, TimeSpan.parse("--spin", spin), null, null, null, null, null);
    return new Load.Closed(
        new Extent(requests, null, warmup),
        THINK_TIME,
        Load.ThinkDistribution.EXPONENTIAL,
        clients,
        Load.DEFAULT.request(),
        Load.DEFAULT.trust());
  }
}
