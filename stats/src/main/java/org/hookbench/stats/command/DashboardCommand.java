// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Period;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.report.Dashboard;
import org.hookbench.stats.report.DashboardPage;
import org.hookbench.stats.report.RunRow;
import org.hookbench.stats.report.Trend;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stats dashboard}: the same experiments over time, as a site of static pages. */
@Command(
    name = "dashboard",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a site of static pages about many results: which runs failed and why, which are",
      "missing by a schedule, and each outcome over time with its changes of level (ED-PELT, at",
      "least 3 results on each side; fewer than 10 results seldom show one). It reads",
      "analysis.json, or computes it if it is missing, and copies the reports that are there."
    },
    footer = {
      "%nExamples:",
      "  scripts/hookbench stats dashboard results --every week --out site",
      "  scripts/hookbench stats dashboard results/*-nightly --serve"
    })
public final class DashboardCommand implements Callable<Integer> {
  private static final int DEFAULT_PORT = 8080;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "Result directories, or folders with results in them, in any order.")
  private List<Path> directories;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the site is written (default: site).")
  private Path out = Path.of("site");

  @Option(
      names = "--every",
      paramLabel = "PERIOD",
      description =
          "How often each experiment is measured: hour, 2h, 3h, 4h, 6h, 8h, 12h, day or week. A"
              + " period without a run, up to now, is missing.")
  private String every;

  @Option(
      names = "--analyze",
      description =
          "Makes analysis and report of each result that has no report, in its directory.")
  private boolean analyze;

  @Option(names = "--serve", description = "Serves the site on 127.0.0.1 until it is interrupted.")
  private boolean serve;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of --serve; 0 takes any (default: 8080).")
  private Integer port;

  @Option(names = "--json", description = "Prints runs and trends as JSON in place of text.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (port != null && !serve) {
      throw new UserError("--port: has no effect without --serve; give --serve");
    }
    Period period = every == null ? null : Period.parse("--every", every);
    Site site = new Site(analyze);
    directories.forEach(site::add);
    Dashboard dashboard = site.dashboard();
    if (period != null) {
      dashboard = dashboard.every(period.length(), Instant.now());
    }
    Map<String, Path> pages = site.write(dashboard, out);
    PrintWriter to = spec.commandLine().getOut();
    if (json) {
      to.print(Json.text(dashboard));
    } else {
      print(to, dashboard);
      to.println("page: " + out.resolve(DashboardPage.FILE));
    }
    to.flush();
    if (serve) {
      try (SiteServer server = new SiteServer(pages, port == null ? DEFAULT_PORT : port)) {
        to.println("serving " + server.address() + " until Ctrl-C");
        to.flush();
        Thread.currentThread().join();
      }
    }
    return ExitStatus.DONE;
  }

  private static void print(PrintWriter to, Dashboard dashboard) {
    dashboard.runs().stream()
        .filter(run -> run.status() != RunRow.Status.FINISHED)
        .forEach(r -> line(to, "%s  %s: %s", Names.of(r.status()), r.directory(), r.reason()));
    dashboard
        .missing()
        .forEach(g -> line(to, "missing  %s: %d, due %s", g.experiment(), g.count(), g.first()));
    dashboard.trends().stream().filter(t -> !t.changes().isEmpty()).forEach(t -> print(to, t));
    long still = dashboard.trends().stream().filter(t -> t.changes().isEmpty()).count();
    line(to, "runs: %d, outcomes without a change: %d", dashboard.runs().size(), still);
  }

  private static void print(PrintWriter to, Trend trend) {
    Trend.Key key = trend.key();
    line(
        to,
        "[%s] %s against %s, %s: %d results, changes of level: %d",
        key.scenario(),
        key.treatment(),
        key.baseline(),
        key.outcome(),
        trend.points().size(),
        trend.changes().size());
    for (Trend.Segment level : trend.segments()) {
      line(
          to,
          "  from %s: %s over %d results",
          trend.first(level).directory(),
          level(key.unit(), level.median()),
          level.to() - level.from());
    }
  }

  private static String level(Unit unit, double median) {
    return Readout.of(unit, median).shift(median);
  }

  private static void line(PrintWriter to, String format, Object... values) {
    to.printf(Locale.ROOT, format + "%n", values);
  }
}
