package org.hookbench.stats.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.report.History;
import org.hookbench.stats.report.History.Point;
import org.hookbench.stats.report.History.Segment;
import org.hookbench.stats.report.HistoryPage;
import org.hookbench.stats.report.Results;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stats history}: the same comparison in many result directories, in order of time. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "Follows every comparison through many result directories, marks where its level changed",
      "(ED-PELT, at least 3 results on each side; fewer than 10 results seldom show one), and"
          + " writes",
      "history.html. It reads analysis.json, or computes it if it is missing."
    },
    footer = {
      "%nExamples:",
      "  scripts/hookbench stats history results/*-quick",
      "  scripts/hookbench stats history results/*-nightly --out site"
    })
public final class HistoryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "Result directories, in any order.")
  private List<Path> directories;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where history.html is written (default: the parent of the first directory).")
  private Path out;

  @Option(names = "--json", description = "Prints the series as JSON in place of text.")
  private boolean json;

  @Override
  public Integer call() {
    List<MeasuredDirectory> opened =
        directories.stream().map(Path::normalize).distinct().map(MeasuredDirectory::open).toList();
    History history = Results.history(opened);
    if (history.series().isEmpty() && history.failures().isEmpty()) {
      throw UserError.of(
          "%s: has no comparison with an interval; run stats analyze on it and read its warnings",
          directories.get(0));
    }
    Path folder = out == null ? opened.get(0).path().toAbsolutePath().getParent() : out;
    Path page = folder.resolve(HistoryPage.FILE);
    Output.put(page, HistoryPage.html(history));
    PrintWriter to = spec.commandLine().getOut();
    if (json) {
      to.print(Json.text(history));
    } else {
      history.series().forEach(series -> print(to, series));
      history.failures().forEach(f -> to.println("failed  " + f.directory() + ": " + f.reason()));
      to.println("page: " + page);
    }
    to.flush();
    return ExitStatus.DONE;
  }

  private static void print(PrintWriter to, History.Series series) {
    History.Key key = series.key();
    to.printf(
        Locale.ROOT,
        "[%s] %s against %s: %d results, changes of level: %d%n",
        key.scenario(),
        key.treatment(),
        key.baseline(),
        series.points().size(),
        series.segments().size() - 1);
    for (Segment segment : series.segments()) {
      Point first = series.points().get(segment.from());
      Readout scale = Readout.of(key.unit(), segment.median(), segment.median() / 100);
      to.printf(
          Locale.ROOT,
          "  from %s: %s %s over %d results%n",
          first.directory(),
          scale.signed(segment.median()),
          scale.unit(),
          segment.to() - segment.from());
    }
  }
}
