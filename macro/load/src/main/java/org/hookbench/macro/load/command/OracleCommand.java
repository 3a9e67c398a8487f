// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.UserError;
import org.hookbench.macro.load.oracle.OracleServer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the oracle server, to check the load generator against known delays and faults. */
@Command(
    name = "oracle",
    mixinStandardHelpOptions = true,
    description = {
      "A server with known delays and faults. The query of each request says how it is"
          + " answered:",
      "  /?delay=1ms  /?delay=1ms&exponential  /?delay=1ms&others=50us (all connections but the"
          + " first)",
      "  /?delay=10ms&rest (with --spin: sleeps until 0.7 ms before the answer)",
      "  /?bytes=1000&framing=chunked|close|length  /?status=500",
      "  /?fault=stall|drip|silence|reset|close|short|long|malformed&for=1s&every=100 (or at=100)"
    },
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench load oracle --port 8080",
      "  scripts/hookbench load oracle --port 8080 --spin --record served.csv",
      "  curl 'http://127.0.0.1:8080/?delay=1ms'"
    })
final class OracleCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen on (default: any free port).")
  private int port;

  @Option(
      names = "--spin",
      description =
          "Serve all connections on one thread that never sleeps: exact delays, at the cost of a"
              + " CPU; no faults.")
  private boolean spin;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "With --spin: write down when each request was read and answered, whenever the last"
              + " connection is closed: number of the connection, nanoseconds of the monotonic"
              + " clock.")
  private Path record;

  @Option(
      names = "--until-stdin-ends",
      description = "End when standard input ends, that is when the parent process has ended.")
  private boolean untilStdinEnds;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (record != null && !spin) {
      throw new UserError("--record: needs --spin, for exact times; give both");
    }
    try (OracleServer server = start()) {
      spec.commandLine().getOut().println(server.url("/"));
      if (untilStdinEnds) {
        System.in.transferTo(OutputStream.nullOutputStream());
      } else {
        new CountDownLatch(1).await();
      }
    }
    return ExitStatus.DONE;
  }

  private OracleServer start() throws IOException {
    return record == null ? new OracleServer(port, spin) : OracleServer.recording(port, record);
  }
}
