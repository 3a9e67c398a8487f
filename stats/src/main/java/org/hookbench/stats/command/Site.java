// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;
import org.hookbench.stats.report.Dashboard;
import org.hookbench.stats.report.DashboardPage;
import org.hookbench.stats.report.Report;
import org.hookbench.stats.report.Results;

/** Result directories, and the pages that are made of them. */
final class Site {
  private final boolean analyze;
  private final Results results = new Results();
  private final Map<String, Path> directories = new LinkedHashMap<>();

  /**
   * Of no directory yet.
   *
   * @param analyze whether results without a report get one
   */
  Site(boolean analyze) {
    this.analyze = analyze;
  }

  /**
   * Adds a result directory, or all results in a folder: of these, none that is broken stops it.
   */
  void add(Path given) {
    Path path = given.toAbsolutePath().normalize();
    if (!Files.isDirectory(path) || Files.exists(path.resolve(ResultDirectory.PLAN))) {
      add(MeasuredDirectory.open(given.normalize()));
      directories.put(path.getFileName().toString(), path);
      return;
    }
    List<Path> found = inside(path);
    if (found.isEmpty()) {
      throw UserError.of(
          "%s: is no result directory and has none in it; give one that a measurement made", given);
    }
    found.forEach(this::addOrTell);
  }

  private void add(MeasuredDirectory directory) {
    if (analyze && !Files.exists(directory.path().resolve(Report.FILE)) && usable(directory)) {
      Output.of(Analyzer.analyze(List.of(directory))).write(directory.path());
    }
    results.add(directory);
  }

  private static boolean usable(MeasuredDirectory directory) {
    return directory.trials().stream().anyMatch(t -> t.state() == MeasuredTrial.State.USABLE);
  }

  private static List<Path> inside(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(e -> Files.isDirectory(e, LinkOption.NOFOLLOW_LINKS))
          .filter(e -> Results.isName(e.getFileName().toString()))
          .sorted()
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw UserError.of(e, "%s: cannot be listed (%s)", folder, IoReason.of(e));
    }
  }

  private void addOrTell(Path directory) {
    String name = directory.getFileName().toString();
    if (directories.putIfAbsent(name, directory) != null) {
      return;
    }
    try {
      add(MeasuredDirectory.open(directory));
    } catch (UserError e) {
      results.addUnreadable(name, e.getMessage().replace(directory + "/", "").strip());
    }
  }

  Dashboard dashboard() {
    return results.dashboard();
  }

  /**
   * Writes index.html, and a copy of each report so that the folder can be published alone.
   *
   * @return file by path
   */
  Map<String, Path> write(Dashboard dashboard, Path out) {
    Map<String, Path> pages = new TreeMap<>();
    Map<String, String> links = new LinkedHashMap<>();
    directories.forEach(
        (name, directory) -> {
          Path report = directory.resolve(Report.FILE);
          if (Files.isRegularFile(report, LinkOption.NOFOLLOW_LINKS)) {
            String address = "reports/" + Names.label(name) + ".html";
            Output.put(out.resolve(address), text(report));
            links.put(name, address);
            pages.put("/" + address, out.resolve(address));
          }
        });
    Path page = out.resolve(DashboardPage.FILE);
    Output.put(page, DashboardPage.html(dashboard.linking(links)));
    pages.put("/" + DashboardPage.FILE, page);
    return pages;
  }

  private static String text(Path report) {
    try {
      return Files.readString(report);
    } catch (IOException e) {
      throw UserError.of(
          e, "%s: cannot be read (%s); make it again with stats analyze", report, IoReason.of(e));
    }
  }
}
