package org.hookbench.stats.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.stats.figure.Figure;

/** The CSV behind every figure. */
public final class FigureFiles {
  private FigureFiles() {}

  /** Writes figures/*.csv into a directory. */
  public static void write(Path directory, List<Figure> figures) {
    try {
      Path folder = Files.createDirectories(directory.resolve(Figure.FOLDER));
      for (Figure figure : figures) {
        Files.writeString(folder.resolve(figure.name() + ".csv"), figure.csv());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
