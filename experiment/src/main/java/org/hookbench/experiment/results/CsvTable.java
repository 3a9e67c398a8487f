// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads a gzip CSV file of this program row by row. It finds columns by their names in the header,
 * so a file of an older version that lacks a column has it missing in each row. An empty cell is a
 * missing value; a negative number in its place, which older versions wrote, is missing too.
 */
final class CsvTable implements Closeable {
  private final Path path;
  private final BufferedReader reader;
  private final int[] positions;
  private String[] cells = {};
  private long line = 1;

  /** Opens a file; cells are then asked for by their position in {@code columns}. */
  CsvTable(Path path, List<String> columns, List<String> optionalColumns) throws IOException {
    this.path = path;
    this.reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), UTF_8));
    String header = reader.readLine();
    List<String> found = Arrays.asList((header == null ? "" : header).split(",", -1));
    this.positions = columns.stream().mapToInt(found::indexOf).toArray();
    for (String column : columns) {
      if (!found.contains(column) && !optionalColumns.contains(column)) {
        reader.close();
        throw new IOException(path + ": has no column " + column + "; its header is: " + header);
      }
    }
  }

  /** Goes to the next row; false after the last one. */
  boolean next() throws IOException {
    String text = reader.readLine();
    line++;
    cells = text == null ? cells : text.split(",", -1);
    return text != null;
  }

  String text(int column) throws IOException {
    int at = positions[column];
    if (at >= cells.length) {
      throw new IOException(path + ":" + line + ": has " + cells.length + " cells; too few");
    }
    return at < 0 ? "" : cells[at];
  }

  long number(int column) throws IOException {
    String text = text(column);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IOException(path + ":" + line + ": '" + text + "' is not a whole number", e);
    }
  }

  /** Reads a value that is never negative; {@link SampleRow#MISSING} if there is none. */
  long optional(int column) throws IOException {
    return text(column).isEmpty() ? SampleRow.MISSING : Math.max(SampleRow.MISSING, number(column));
  }

  /** Reads the label of an arm as its position in {@code arms}. */
  int arm(int column, List<String> arms) throws IOException {
    int arm = arms.indexOf(text(column));
    if (arm < 0) {
      throw new IOException(
          path + ":" + line + ": the arm '" + text(column) + "' is none of " + arms);
    }
    return arm;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
