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
 * @param rate requests per second per arm (open)
 * @param arrivals spacing of open arrivals
 * @param thinkTime pause before each request of a closed loop
 * @param timeout longest wait for one response
 * @param keepAlive false: one connection per request
 */
public record Load(
    Model model,
    Integer connections,
    Long requests,
    String duration,
    Integer warmup,
    Double rate,
    Arrivals arrivals,
    String thinkTime,
    String timeout,
    String method,
    String path,
    Map<String, String> headers,
    String body,
    Boolean keepAlive,
    Integer requestsPerConnection,
    List<Integer> bursts,
    Integer expectStatus) {
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

  public static final Load DEFAULT =
      new Load(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null);

  public Load {
    model = Require.orElse(model, Model.CLOSED);
    connections = Require.orElse(connections, 1);
    warmup = Require.orElse(warmup, 4000);
    requests = requests == null && duration == null ? Long.valueOf(50_000) : requests;
    arrivals = Require.orElse(arrivals, Arrivals.CONSTANT);
    thinkTime = Require.orElse(thinkTime, "0ns");
    timeout = Require.orElse(timeout, "10s");
    method = Require.orElse(method, "GET");
    path = Require.orElse(path, "/");
    headers = Require.orElse(headers, Map.of());
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
    Require.that(
        model != Model.OPEN || rate != null && rate > 0,
        "load.rate: an open load needs a rate of more than 0 requests per second");
    Require.that(path.startsWith("/"), "load.path: '" + path + "' must start with /");
    Units.parseNs("load.thinkTime", thinkTime);
    Units.parseNs("load.timeout", timeout);
    if (duration != null) {
      Units.parseNs("load.duration", duration);
    }
  }

  /** Short name for files and tables: {@code c1}, {@code open1000-c4}. */
  public String label() {
    String base =
        model == Model.CLOSED ? "" : Names.of(model) + (rate == null ? "" : Math.round(rate)) + "-";
    return base + "c" + connections + (keepAlive ? "" : "-close");
  }
}
