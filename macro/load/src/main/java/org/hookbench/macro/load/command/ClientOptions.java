// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import org.hookbench.experiment.Clients;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.TimeSpan;
import picocli.CommandLine.Option;

/** Options that say who makes the requests. */
final class ClientOptions {
  @Option(
      names = {"-c", "--connections"},
      paramLabel = "N",
      description = "Connections per URL (default: 1; with a rate: 64).")
  private Integer connections;

  @Option(
      names = "--think",
      paramLabel = "TIME",
      description = "Closed loop: pause between a response and the next request, as in 1ms.")
  private String thinkTime;

  @Option(
      names = "--think-distribution",
      paramLabel = "KIND",
      description = "fixed, or exponential with --think as its mean.")
  private String thinkDistribution;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Longest wait for a response (default: 10s).")
  private String timeout;

  @Option(
      names = "--spin",
      paramLabel = "TIME",
      description =
          "Poll this long for a response before sleeping: no wake-up in the latency, but a busy CPU"
              + " (default: 0ns).")
  private String spin;

  @Option(names = "--close", description = "A new connection for each request.")
  private boolean close;

  @Option(
      names = "--requests-per-connection",
      paramLabel = "N",
      description = "Close a connection after this many requests.")
  private Integer requestsPerConnection;

  @Option(
      names = "--loop",
      paramLabel = "KIND",
      description =
          "native, jvm, or auto: the native program where it can do what is asked (default: auto).")
  private String loop;

  TimeSpan thinkTime() {
    return TimeSpan.parse("--think", thinkTime);
  }

  Load.ThinkDistribution thinkDistribution() {
    return OptionText.constant(
        "--think-distribution", Load.ThinkDistribution.class, thinkDistribution);
  }

  Clients clients(int defaultConnections) {
    return new Clients(
        connections == null ? Integer.valueOf(defaultConnections) : connections,
        TimeSpan.parse("--timeout", timeout),
        TimeSpan.parse("--spin", spin),
        !close,
        requestsPerConnection,
        OptionText.constant("--loop", Clients.Loop.class, loop),
        null,
        null);
  }
}
