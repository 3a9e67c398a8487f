package org.hookbench.macro.load.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.macro.load.oracle.OracleServer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the oracle server, to check the load generator against known delays and faults. */
@Command(
    name = "oracle",
    mixinStandardHelpOptions = true,
    description = {
      "A server whose answers are known beforehand. The query of each request says how it is"
          + " answered:",
      "  /?delay=1ms  /?delay=1ms&exponential  /?bytes=1000&framing=chunked|close|length"
          + "  /?status=500",
      "  /?fault=stall|drip|silence|reset|close|short|long|malformed&for=1s&every=100 (or at=100)"
    })
final class OracleCommand implements Callable<Integer> {
  @Option(names = "--port", paramLabel = "N", description = "Default: any free one.")
  private int port;

  @Option(
      names = "--spin",
      description = "Wait for requests without sleep: exact delays, one CPU per connection.")
  private boolean spin;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "Write down when each request was read and answered, when its connection is closed;"
              + " nanoseconds of the monotonic clock.")
  private Path record;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try (OracleServer server = new OracleServer(port, spin, record)) {
      spec.commandLine().getOut().println(server.url("/"));
      new CountDownLatch(1).await();
    }
    return ExitStatus.DONE;
  }
}
