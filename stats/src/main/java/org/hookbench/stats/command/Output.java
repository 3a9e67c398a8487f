// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.WholeFile;
import org.hookbench.stats.analysis.Analysis;
import org.hookbench.stats.charts.Chart;
import org.hookbench.stats.charts.Charts;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.export.ChartFiles;
import org.hookbench.stats.report.Report;
import org.hookbench.stats.report.Summary;

/** The files an analysis leaves. */
record Output(String analysis, String report, String summary, List<Chart> figures) {

  static Output of(Findings findings) {
    List<Chart> figures = Charts.of(findings);
    return new Output(
        Json.text(findings.analysis()),
        Report.html(findings, figures),
        Summary.markdown(findings),
        figures);
  }

  /**
   * Writes into a directory, made if it is not there; in a result directory the files are signed.
   */
  void write(Path directory) {
    put(directory.resolve(Analysis.FILE), analysis);
    put(directory.resolve(Report.FILE), report);
    put(directory.resolve(Summary.FILE), summary);
    ChartFiles.write(directory, figures);
    if (Files.isRegularFile(directory.resolve(ResultDirectory.PLAN))) {
      ResultDirectory.open(directory).sealAgain(Output::isOurs);
    }
  }

  private static boolean isOurs(String name) {
    return List.of(Analysis.FILE, Report.FILE, Summary.FILE).contains(name)
        || name.startsWith(Chart.FOLDER + "/");
  }

  /**
   * Writes to a file that the user named. A device, a pipe or a link is written to, as a shell
   * would, and not replaced.
   */
  static void putNamed(Path file, String text) {
    boolean special = Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    put(file, text, special ? Files::writeString : WholeFile::write);
  }

  /** Writes a file whole or not at all, and never through a link. */
  static void put(Path file, String text) {
    put(file, text, WholeFile::write);
  }

  private static void put(Path file, String text, Writing writing) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      writing.write(file.toAbsolutePath(), text);
    } catch (IOException e) {
      throw UserError.of(
          e,
          "%s: cannot be written (%s); give a writable place, as with --out DIR",
          file,
          IoReason.of(e));
    }
  }

  private interface Writing {
    void write(Path file, String text) throws IOException;
  }
}
