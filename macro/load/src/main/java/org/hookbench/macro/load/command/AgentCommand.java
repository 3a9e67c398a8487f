package org.hookbench.macro.load.command;

import java.net.InetAddress;
import java.util.concurrent.Callable;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.macro.load.fleet.Agent;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Waits for a coordinator: load --agent HOST:PORT. */
@Command(
    name = "agent",
    mixinStandardHelpOptions = true,
    description =
        "Makes requests for a coordinator (load --agent HOST:PORT ...). Whoever reaches its port can"
            + " let it make requests: listen on a network you trust.")
final class AgentCommand implements Callable<Integer> {
  @Option(names = "--listen", paramLabel = "ADDRESS", description = "Default: 127.0.0.1.")
  private InetAddress address = InetAddress.getLoopbackAddress();

  @Option(names = "--port", paramLabel = "N", description = "Default: any free one.")
  private int port;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try (Agent agent = new Agent(address, port)) {
      spec.commandLine().getOut().println(address.getHostAddress() + ":" + agent.port());
      agent.serve();
    }
    return ExitStatus.DONE;
  }
}
