package org.hookbench.stats.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.ResultDirectory;
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

  /** Writes into a directory, made if it is not there; a result directory is sealed again. */
  void write(Path directory) {
    put(directory.resolve(Analysis.FILE), analysis);
    put(directory.resolve(Report.FILE), report);
    put(directory.resolve(Summary.FILE), summary);
    ChartFiles.write(directory, figures);
    if (Files.isRegularFile(directory.resolve(ResultDirectory.PLAN))) {
      ResultDirectory.open(directory).seal();
    }
  }

  /** Writes a file whole or not at all. */
  public static void put(Path file, String text) {
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      Path part = folder.resolve("." + file.getFileName() + ".part");
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw UserError.of(
          e,
          "%s: cannot be written (%s); give a writable place, as with --out DIR",
          file,
          IoReason.of(e));
    }
  }
}
