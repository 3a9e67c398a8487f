// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Who makes the requests: clients with one connection to each arm. */
public record Clients(
    @JsonPropertyDescription("Connections per arm (default: 1).") Integer connections,
    @JsonPropertyDescription("Longest wait for one response (default: 10s).") TimeSpan timeout,
    @JsonPropertyDescription(
            "How long the generator polls for a response before it sleeps: no wake-up in the"
                + " latency, at the cost of CPU (default: 0ns, it sleeps at once).")
        TimeSpan spin,
    @JsonPropertyDescription("false: one connection per request (default: true).")
        Boolean keepAlive,
    @JsonPropertyDescription("Requests after which a connection is closed (default: never).")
        Integer requestsPerConnection,
    @JsonPropertyDescription(
            "Which loop makes the requests: native (a program that leaves the CPU alone), jvm, or"
                + " auto: native where it can do what is asked (default: auto).")
        Loop loop,
    @JsonPropertyDescription(
            "For how long an arm may answer nothing before the load ends (default: until ten"
                + " requests of each connection have failed in a row); it takes the jvm loop.")
        TimeSpan patience,
    @JsonPropertyDescription(
            "Share of an arm's requests that may fail, warm-up too; with more, the trial ends as"
                + " failed, at once from the 100th request on (default: 100%).")
        ErrorBudget errors) {
  /** Who runs the loop. */
  public enum Loop {
    AUTO,
    NATIVE,
    JVM
  }

  static final Clients DEFAULT = new Clients(null, null, null, null, null, null, null, null);
  private static final int MOST_CONNECTIONS = 65_536;

  public Clients {
    connections = Require.orElse(connections, 1);
    timeout = Require.orElse(timeout, TimeSpan.parse("10s"));
    spin = Require.orElse(spin, TimeSpan.ZERO);
    keepAlive = Require.orElse(keepAlive, true);
    loop = Require.orElse(loop, Loop.AUTO);
    patience = Require.orElse(patience, TimeSpan.ZERO);
    errors = Require.orElse(errors, ErrorBudget.ALL);
    Require.atLeast("load.connections", connections, 1);
    Require.atMost("load.connections", connections, MOST_CONNECTIONS);
    Require.that(timeout.ns() > 0, "load.timeout: " + timeout + " must be more than 0");
    Require.that(
        requestsPerConnection == null || requestsPerConnection > 0,
        "load.requestsPerConnection: " + requestsPerConnection + " must be at least 1");
    Require.that(
        keepAlive || requestsPerConnection == null,
        "load.requestsPerConnection: has no effect with keepAlive: false, which closes after each"
            + " request; remove one of them");
  }
}
