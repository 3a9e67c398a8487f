package org.hookbench.stats.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.stats.charts.Chart;

/** The CSV behind every figure. */
public final class ChartFiles {
  private ChartFiles() {}

  /** Writes figures/*.csv into a directory. */
  public static void write(Path directory, List<Chart> figures) {
    try {
      Path folder = Files.createDirectories(directory.resolve(Chart.FOLDER));
      for (Chart figure : figures) {
        Files.writeString(folder.resolve(figure.name() + ".csv"), figure.csv());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
