package org.hookbench.experiment;

/**
 * Who makes the requests: clients with one connection to each arm.
 *
 * @param connections clients, so connections per arm
 * @param thinkTime pause between a response and the next request of a closed loop
 * @param thinkDistribution of that pause; thinkTime is its mean
 * @param timeout longest wait for one response
 * @param spin how long the generator polls for a response before it sleeps: no wake-up in the
 *     latency, at the cost of CPU; 0ns: it sleeps at once
 * @param keepAlive false: one connection per request
 * @param requestsPerConnection after how many we close; null: never
 */
public record Clients(
    Integer connections,
    String thinkTime,
    ThinkDistribution thinkDistribution,
    String timeout,
    String spin,
    Boolean keepAlive,
    Integer requestsPerConnection) {
  /** Distribution of the pauses of a closed loop. */
  public enum ThinkDistribution {
    FIXED,
    EXPONENTIAL
  }

  static final Clients DEFAULT = new Clients(null, null, null, null, null, null, null);

  public Clients {
    connections = Require.orElse(connections, 1);
    thinkTime = Require.orElse(thinkTime, "0ns");
    thinkDistribution = Require.orElse(thinkDistribution, ThinkDistribution.FIXED);
    timeout = Require.orElse(timeout, "10s");
    spin = Require.orElse(spin, "0ns");
    keepAlive = Require.orElse(keepAlive, true);
    Require.atLeast("load.connections", connections, 1);
    Require.that(
        requestsPerConnection == null || requestsPerConnection > 0,
        "load.requestsPerConnection: " + requestsPerConnection + " must be at least 1");
    Units.parseNs("load.thinkTime", thinkTime);
    Units.parseNs("load.timeout", timeout);
    Units.parseNs("load.spin", spin);
  }

  public long thinkTimeNs() {
    return Math.round(Units.parseNs("load.thinkTime", thinkTime));
  }

  public long timeoutNs() {
    return Math.round(Units.parseNs("load.timeout", timeout));
  }

  public long spinNs() {
    return Math.round(Units.parseNs("load.spin", spin));
  }
}
