// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.macro.load.fleet.Agent;
import org.hookbench.macro.load.fleet.Secret;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Waits for a coordinator: load --agent HOST:PORT. */
@Command(
    name = "agent",
    mixinStandardHelpOptions = true,
    description =
        "Makes requests for a coordinator (load --agent HOST:PORT ...). An agent that other"
            + " machines can reach needs a secret; the coordinator proves that it has the same"
            + " one.",
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench load agent --port 7000",
      "  scripts/hookbench load agent --listen 10.0.0.7 --port 7000 --secret-file secret"
    })
final class AgentCommand implements Callable<Integer> {
  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description = "Address to listen on (default: 127.0.0.1).")
  private InetAddress address = InetAddress.getLoopbackAddress();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen on (default: any free port).")
  private int port;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description =
          "File with the secret of the coordinator and all agents (default: the environment"
              + " variable HOOKBENCH_AGENT_SECRET).")
  private Path secretFile;

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description =
          "https: certificates of the authorities to trust, PEM, in place of the JDK's trust store;"
              + " an agent takes no path from a coordinator.")
  private Path cacert;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Secret secret = Secret.read(secretFile, System.getenv());
    try (Agent agent = new Agent(address, port, secret, cacert)) {
      spec.commandLine().getOut().println(address.getHostAddress() + ":" + agent.port());
      agent.serve();
    }
    return ExitStatus.DONE;
  }
}
