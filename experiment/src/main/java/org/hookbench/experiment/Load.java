package org.hookbench.experiment;

import java.util.List;
import java.util.Map;

/**
 * How requests are made. All counts are per arm.
 *
 * @param model closed: the next request of a connection starts when the last one ended; open: at
 *     times fixed in advance
 * @param connections connections per arm
 * @param requests measured requests per arm; null when duration rules
 * @param duration length of the measured part, as in {@code 30s}; null when requests rules
 * @param warmup requests per arm before the measured ones
 * @param rate requests per second per arm (open), or bursts per second per arm (burst)
 * @param rampTo rate at the end of the duration, reached in a straight line; null: no ramp
 * @param steps rates one after the other, each for the duration; empty: none
 * @param arrivals spacing of open arrivals, or of bursts
 * @param trace file with one arrival time in seconds per line, in place of a rate; null: none
 * @param thinkTime pause between a response and the next request of a closed loop
 * @param thinkDistribution of that pause; thinkTime is its mean
 * @param timeout longest wait for one response
 * @param spin how long the generator polls for a response before it sleeps: no wake-up in the
 *     latency, at the cost of CPU; 0ns: it sleeps at once
 * @param client whose headers the requests carry; headers come on top
 * @param body text of the request body
 * @param bodyBytes length of a generated request body, in place of a text
 * @param mix requests to choose from by weight, in place of method, path, headers and body
 * @param keepAlive false: one connection per request
 * @param requestsPerConnection after how many we close; null: never
 * @param bursts requests in each burst, repeated from the start
 * @param expectBytes length of each response body; null: any
 */
public record Load(
    Model model,
    Integer connections,
    Long requests,
    String duration,
    Integer warmup,
    Double rate,
    Double rampTo,
    List<Double> steps,
    Arrivals arrivals,
    String trace,
    String thinkTime,
    ThinkDistribution thinkDistribution,
    String timeout,
    String spin,
    String method,
    String path,
    Client client,
    Map<String, String> headers,
    String body,
    Integer bodyBytes,
    List<Kind> mix,
    Boolean keepAlive,
    Integer requestsPerConnection,
    List<Integer> bursts,
    Integer expectStatus,
    Long expectBytes) {
  /** The loop. */
  public enum Model {
    CLOSED,
    OPEN,
    BURST
  }

  /** Distribution of the times between open arrivals. */
  public enum Arrivals {
    CONSTANT,
    POISSON,
    SHIFTED_EXPONENTIAL
  }

  /** Programs whose headers can be sent: a hook that reads requests reads these. */
  public enum Client {
    PLAIN,
    CURL,
    LOCUST,
    BROWSER
  }

  /** One kind of request of a mix, chosen as often as its weight says. */
  public record Kind(
      Integer weight, String method, String path, Map<String, String> headers, String body) {
    public Kind {
      weight = Require.orElse(weight, 1);
      method = Require.orElse(method, "GET");
      path = Require.orElse(path, "/");
      headers = Require.orElse(headers, Map.of());
      Require.atLeast("load.mix: weight", weight, 1);
      Require.that(path.startsWith("/"), "load.mix: path '" + path + "' must start with /");
    }
  }

  /** Distribution of the pauses of a closed loop. */
  public enum ThinkDistribution {
    FIXED,
    EXPONENTIAL
  }

  public static final Load DEFAULT =
      new Load(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null, null, null, null, null, null);

  public Load {
    model = Require.orElse(model, Model.CLOSED);
    connections = Require.orElse(connections, 1);
    warmup = Require.orElse(warmup, 4000);
    requests =
        requests == null && duration == null && trace == null ? Long.valueOf(50_000) : requests;
    steps = Require.orElse(steps, List.of());
    thinkDistribution = Require.orElse(thinkDistribution, ThinkDistribution.FIXED);
    arrivals = Require.orElse(arrivals, Arrivals.CONSTANT);
    thinkTime = Require.orElse(thinkTime, "0ns");
    timeout = Require.orElse(timeout, "10s");
    spin = Require.orElse(spin, "0ns");
    method = Require.orElse(method, "GET");
    path = Require.orElse(path, "/");
    client = Require.orElse(client, Client.PLAIN);
    headers = Require.orElse(headers, Map.of());
    mix = Require.orElse(mix, List.of());
    Require.that(
        body == null || bodyBytes == null, "load: body and bodyBytes are both given; keep one");
    keepAlive = Require.orElse(keepAlive, true);
    bursts = Require.orElse(bursts, List.of());
    expectStatus = Require.orElse(expectStatus, 200);
    Require.atLeast("load.connections", connections, 1);
    Require.atLeast("load.warmup", warmup, 0);
    Require.that(
        requests == null || requests > 0, "load.requests: " + requests + " must be at least 1");
    Require.that(
        requests == null || duration == null,
        "load: requests and duration are both given; keep one of them");
    requireRate(model, rate, steps, trace);
    Require.that(
        model == Model.BURST ? !bursts.isEmpty() : bursts.isEmpty(),
        "load.bursts: a burst load, and no other, needs the sizes of its bursts, as in [10, 100]");
    Require.that(
        bursts.stream().allMatch(size -> size > 0), "load.bursts: each must be at least 1");
    Require.that(
        rampTo == null && steps.isEmpty() || duration != null,
        "load.duration: missing; it says how long the ramp or each of the steps lasts");
    Require.that(
        rampTo == null || rampTo > 0 && rate != null && steps.isEmpty(),
        "load.rampTo: must be more than 0, beside a rate and no steps");
    Require.that(path.startsWith("/"), "load.path: '" + path + "' must start with /");
    Units.parseNs("load.thinkTime", thinkTime);
    Units.parseNs("load.timeout", timeout);
    Units.parseNs("load.spin", spin);
    if (duration != null) {
      Units.parseNs("load.duration", duration);
    }
  }

  private static void requireRate(Model model, Double rate, List<Double> steps, String trace) {
    boolean given = rate != null || !steps.isEmpty() || trace != null;
    Require.that(
        given || model == Model.CLOSED,
        "load.rate: an open or burst load needs a rate of more than 0 per second");
    Require.that(rate == null || rate > 0, "load.rate: " + rate + " must be more than 0");
    Require.that(
        steps.stream().allMatch(step -> step > 0), "load.steps: each rate must be more than 0");
  }

  /** Short name for files and tables: {@code c1}, {@code open1000-c4}. */
  public String label() {
    String base =
        model == Model.CLOSED ? "" : Names.of(model) + (rate == null ? "" : Math.round(rate)) + "-";
    return base + "c" + connections + (keepAlive ? "" : "-close");
  }
}
