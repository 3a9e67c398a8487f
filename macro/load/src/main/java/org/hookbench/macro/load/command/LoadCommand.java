// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.fleet.Coordinator;
import org.hookbench.macro.load.fleet.Secret;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.measurement.Measurement;
import org.hookbench.macro.load.result.LoadResult;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The load generator alone. */
@Command(
    name = "hookbench load",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Makes HTTP/1.1 requests and times each of them, to the nanosecond; two or more URLs take"
          + " turns, in random order within each pair. Every request is a row of samples.csv.gz,"
          + " every error too.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  One connection, each request after the last response:",
      "    scripts/hookbench load http://127.0.0.1:8080/",
      "  Two servers compared, sample by sample:",
      "    scripts/hookbench load --arm none --arm scan http://127.0.0.1:8081/"
          + " http://127.0.0.1:8082/",
      "  With TLS and a certificate of your own authority:",
      "    scripts/hookbench load --cacert ca.pem https://127.0.0.1:8443/",
      "  5000 requests per second for 30 s at random times, independent of the responses:",
      "    scripts/hookbench load --rate 5000 --arrivals poisson --duration 30s"
          + " http://127.0.0.1:8080/",
      "  Find the rate at which a server saturates:",
      "    scripts/hookbench load --steps 1000,2000,4000,8000 --duration 10s"
          + " http://127.0.0.1:8080/",
      "  Both arms in one server process, by the local port of the connection:",
      "    scripts/hookbench load --switch --renew 500 http://127.0.0.1:8080/",
      "",
      "Exit status: 0 done, 1 a measurement failed, 2 wrong use or bad input, 130 interrupted."
    },
    subcommands = {
      RunCommand.class,
      AgentCommand.class,
      OracleCommand.class,
      AccuracyCommand.class
    })
public final class LoadCommand implements Callable<Integer> {
  @Parameters(paramLabel = "URL", arity = "0..*", description = "Targets of the requests.")
  private List<String> urls = List.of();

  @Option(
      names = "--arm",
      paramLabel = "NAME",
      description =
          "Name of the next URL's arm; the first is the baseline (default: a, b, ...). URLs of one"
              + " name are the endpoints of one arm.")
  private List<String> arms = new ArrayList<>();

  @Option(
      names = "--agent",
      paramLabel = "HOST:PORT",
      description = "Divide the load among agents; may be repeated. Start one with: load agent.")
  private List<String> agents = List.of();

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description =
          "With --agent: file with the secret of the agents (default: the environment variable"
              + " HOOKBENCH_AGENT_SECRET).")
  private Path secretFile;

  @Mixin private LoadOptions options;

  @Mixin private SwitchOptions switching;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of every random choice (default: 42).")
  private long seed = 42;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Where the result directory goes (default: results).")
  private Path out = Path.of("results");

  @Option(names = "--json", description = "Print load.json in place of the summary.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<HttpTarget> targets = targets();
    Load.Http load = options.load();
    Integer renew = switching.renew();
    ResultFolder folder = ResultFolder.begin(out, targets, load, seed, switching.parameters());
    LoadResult result = measure(targets, load, renew, folder);
    FailureText.throwIfFailed(result);
    FailureText.throwIfUnanswered(result);
    FailureText.throwIfEmpty(result);
    return ExitStatus.DONE;
  }

  private LoadResult measure(
      List<HttpTarget> targets, Load.Http load, Integer renew, ResultFolder folder)
      throws Exception {
    Consumer<LoadResult> keep = result -> keep(result, folder);
    return agents.isEmpty()
        ? new Measurement(targets, load, seed, folder.trial()).switching(renew).run(keep)
        : new Coordinator(targets, load, seed, folder.trial(), secret()).run(agents, keep);
  }

  private Secret secret() {
    return Secret.read(secretFile, System.getenv());
  }

  private void keep(LoadResult result, ResultFolder folder) {
    folder.end(result);
    var print = spec.commandLine().getOut();
    print.print(json ? Json.text(result) : LoadSummary.of(result, folder.path()));
    print.flush();
  }

  private List<HttpTarget> targets() {
    if (urls.isEmpty()) {
      throw new UserError("URL: missing; give at least one, as in http://127.0.0.1:8080/");
    }
    if (switching.on() && !agents.isEmpty()) {
      throw new UserError("--switch: is not divided among agents; leave --agent out");
    }
    if (switching.on()) {
      return switching.targets(urls, arms);
    }
    if (arms.size() > urls.size()) {
      throw UserError.of("--arm: give each URL one name; %s for %s URLs", arms.size(), urls.size());
    }
    List<HttpTarget> targets = new ArrayList<>();
    for (int i = 0; i < urls.size(); i++) {
      String arm = i < arms.size() ? arms.get(i) : String.valueOf((char) ('a' + i));
      targets.add(HttpTarget.of(arm, urls.get(i)));
    }
    return HttpTarget.pooled(targets);
  }
}
