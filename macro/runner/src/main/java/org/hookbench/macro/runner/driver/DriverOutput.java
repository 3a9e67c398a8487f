// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.driver;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.hookbench.experiment.Load;

/** What one run of a driver says. */
final class DriverOutput {
  private static final double SECOND_NS = 1e9;

  private DriverOutput() {}

  /**
   * The time of one run; empty if the output does not hold it.
   *
   * @param wallNs from start to end of the program
   */
  static OptionalLong timeNs(Load.Command.Parser parser, String output, long wallNs) {
    return switch (parser) {
      case WALL_TIME -> OptionalLong.of(wallNs);
      case REDIS_BENCHMARK -> redisBenchmark(output.lines().toList());
    };
  }

  /**
   * A head and a row for each test, of which the first counts. The column {@code rps} has seven
   * digits where the latencies are rounded to microseconds.
   */
  private static OptionalLong redisBenchmark(List<String> lines) {
    if (lines.size() < 2) {
      return OptionalLong.empty();
    }
    int column = cells(lines.get(0)).indexOf("rps");
    List<String> row = cells(lines.get(1));
    if (column < 0 || column >= row.size() || !row.get(column).matches("[0-9]+(\\.[0-9]+)?")) {
      return OptionalLong.empty();
    }
    double perSecond = Double.parseDouble(row.get(column));
    return perSecond == 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round(SECOND_NS / perSecond));
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",")).map(cell -> cell.replace("\"", "").strip()).toList();
  }
}
