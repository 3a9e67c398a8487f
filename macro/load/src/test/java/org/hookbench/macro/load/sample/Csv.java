// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads a gzip file as far as it can be read: one that was cut short has no end. */
public final class Csv {
  private Csv() {}

  public static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file), 512), UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    } catch (EOFException e) {
      // What was flushed before the cut is in the list.
    }
    return lines;
  }

  /** Rows without the header, split. */
  public static List<String[]> rows(Path file) throws IOException {
    return lines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }
}
