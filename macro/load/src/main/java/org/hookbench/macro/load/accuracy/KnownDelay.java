package org.hookbench.macro.load.accuracy;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.Clients;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Pace;

/**
 * One way to ask the oracle: its delay, and how the generator waits for the answer.
 *
 * @param delay of each answer, or the mean of an exponential distribution
 * @param spin how long the generator polls before it sleeps
 */
public record KnownDelay(String delay, boolean exponential, String spin, long requests) {
  private static final int WARMUP = 10;

  /** All delays, each constant and exponential, each with and without polling. */
  public static List<KnownDelay> all(String spin) {
    List<KnownDelay> all = new ArrayList<>();
    for (boolean exponential : new boolean[] {false, true}) {
      add(all, "0us", exponential, spin, 20_000);
      add(all, "100us", exponential, spin, 10_000);
      add(all, "1ms", exponential, spin, 4_000);
      add(all, "10ms", exponential, spin, 1_000);
    }
    return all;
  }

  private static void add(
      List<KnownDelay> to, String delay, boolean exponential, String spin, long requests) {
    if (!exponential || !delay.startsWith("0")) {
      to.add(new KnownDelay(delay, exponential, "0ns", requests));
      to.add(new KnownDelay(delay, exponential, spin, requests));
    }
  }

  String path() {
    return "/?delay=" + delay + (exponential ? "&exponential" : "");
  }

  Load load() {
    Pace pace = new Pace(null, requests, null, WARMUP, null, null, null, null, null, null);
    Clients clients = new Clients(null, null, null, null, spin, null, null);
    return new Load(
        pace, clients, Load.DEFAULT.requests(), Load.DEFAULT.trust(), Load.DEFAULT.driver());
  }
}
