// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.schedule;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;

/** Arrival times from a file: one number of seconds per line, rising; lines with # are comments. */
final class Trace {
  private Trace() {}

  /** Nanoseconds since the first one. */
  static long[] read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new UserError(file + ": is not UTF-8 text; give a file of arrival times", e);
    } catch (IOException e) {
      throw new UserError(
          file + ": cannot be read (" + IoReason.of(e) + "); give a file of arrival times", e);
    }
    double[] seconds = new double[lines.size()];
    int n = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        seconds[n] = number(file, i + 1, line);
        if (n > 0 && seconds[n] < seconds[n - 1]) {
          throw wrong(file, i + 1, line, "is before the time above it; sort the file");
        }
        n++;
      }
    }
    if (n == 0) {
      throw new UserError(file + ": has no arrival times; give one number of seconds per line");
    }
    return sinceFirst(seconds, n);
  }

  private static long[] sinceFirst(double[] seconds, int n) {
    long[] timesNs = new long[n];
    for (int i = 0; i < n; i++) {
      timesNs[i] = Math.round((seconds[i] - seconds[0]) * 1e9);
    }
    return timesNs;
  }

  private static double number(Path file, int line, String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message for all that is not a finite number.
    }
    throw wrong(file, line, text, "is not a number of seconds");
  }

  private static UserError wrong(Path file, int line, String text, String what) {
    return new UserError(file + ":" + line + ": '" + text + "' " + what);
  }
}
