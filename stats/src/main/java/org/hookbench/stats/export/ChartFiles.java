// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.results.WholeFile;
import org.hookbench.stats.charts.Chart;

/** The CSV behind every figure. */
public final class ChartFiles {
  private ChartFiles() {}

  /** Writes figures/*.csv into a directory; no link is followed. */
  public static void write(Path directory, List<Chart> figures) {
    Path folder = directory.resolve(Chart.FOLDER);
    if (Files.isSymbolicLink(folder)) {
      throw new UserError(folder + ": is a link; remove it, or write elsewhere with --out DIR");
    }
    try {
      Files.createDirectories(folder);
      for (Chart figure : figures) {
        WholeFile.write(folder.resolve(figure.name() + ".csv"), figure.csv());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
