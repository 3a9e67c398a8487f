package org.hookbench.macro.load.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads a connections.csv.gz that this program wrote. */
public final class OpeningReader {
  private OpeningReader() {}

  /** All rows; arms are numbered in the order of {@code arms}. */
  public static List<Opening> all(Path file, List<String> arms) throws IOException {
    try (BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8));
        Stream<String> lines = reader.lines()) {
      return lines.skip(1).map(line -> opening(line.split(",", -1), arms)).toList();
    }
  }

  private static Opening opening(String[] cells, List<String> arms) {
    return new Opening(
        arms.indexOf(cells[0]),
        Integer.parseInt(cells[1]),
        Long.parseLong(cells[2]),
        Long.parseLong(cells[3]),
        cells[4],
        cells[5].isEmpty() ? Opening.NO_TLS : Long.parseLong(cells[5]),
        cells[6]);
  }
}
