package org.hookbench.macro.load.accuracy;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.Clients;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Pace;
import org.hookbench.experiment.Units;

/**
 * One way to ask the oracle: its delay, and how the generator waits for the answer.
 *
 * @param delay of each answer, or the mean of an exponential distribution
 * @param connections in a closed loop; several keep the way between generator and oracle warm while
 *     one of them waits
 * @param spin how long the generator polls before it sleeps
 */
public record KnownDelay(
    String delay, boolean exponential, int connections, String spin, long requests) {
  private static final int WARMUP_PER_CONNECTION = 80;
  private static final int PAUSES_PER_DELAY = 16;
  private static final String SLEEPS = "0ns";

  /** All delays: over a warm way, over one that waits between requests, and without polling. */
  public static List<KnownDelay> all(String spin) {
    List<KnownDelay> all = new ArrayList<>();
    addBoth(all, "0us", 1, spin, 20_000);
    addBoth(all, "100us", 1, spin, 20_000);
    addBoth(all, "1ms", 16, spin, 40_000);
    addBoth(all, "10ms", 128, spin, 40_000);
    addBoth(all, "1ms", 1, spin, 5_000);
    addBoth(all, "10ms", 1, spin, 2_000);
    addBoth(all, "0us", 1, SLEEPS, 20_000);
    addBoth(all, "100us", 1, SLEEPS, 10_000);
    addBoth(all, "1ms", 1, SLEEPS, 5_000);
    addBoth(all, "10ms", 1, SLEEPS, 1_000);
    return all;
  }

  /** What makes the code of both sides be compiled, in all ways to poll. */
  public static List<KnownDelay> warmup(String spin) {
    return List.of(
        new KnownDelay("0us", false, 1, spin, 40_000),
        new KnownDelay("20us", true, 8, spin, 100_000),
        new KnownDelay("500us", true, 32, spin, 60_000));
  }

  private static void addBoth(
      List<KnownDelay> to, String delay, int connections, String spin, long requests) {
    to.add(new KnownDelay(delay, false, connections, spin, requests));
    if (!delay.startsWith("0")) {
      to.add(new KnownDelay(delay, true, connections, spin, requests));
    }
  }

  String path() {
    return "/?delay=" + delay + (exponential ? "&exponential" : "");
  }

  Load load() {
    int warmup = WARMUP_PER_CONNECTION * connections;
    Pace pace = new Pace(null, requests, null, warmup, null, null, null, null, null, null);
    Clients clients =
        new Clients(
            connections,
            pauseNs() + "ns",
            Clients.ThinkDistribution.EXPONENTIAL,
            null,
            spin,
            null,
            null);
    return new Load(
        pace, clients, Load.DEFAULT.requests(), Load.DEFAULT.trust(), Load.DEFAULT.driver());
  }

  /** Several connections pause at random, so that they do not go in step. */
  private long pauseNs() {
    return connections == 1 ? 0 : Math.round(Units.parseNs("delay", delay) / PAUSES_PER_DELAY);
  }
}
