// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.driver;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hookbench.experiment.Load;

/** What one run of a driver says. */
final class DriverOutput {
  private static final double SECOND_NS = 1e9;
  private static final Pattern AB = pattern("^Requests per second: +([0-9.]+)");
  private static final Pattern AB_FAILED = pattern("^(Failed requests|Non-2xx responses): +[1-9]");
  private static final Pattern PGBENCH = pattern("^tps = ([0-9.]+)");

  private DriverOutput() {}

  private static Pattern pattern(String line) {
    return Pattern.compile(line, Pattern.MULTILINE);
  }

  /**
   * The time of one run; empty if the output does not hold it.
   *
   * @param wallNs from start to end of the program
   */
  static OptionalLong timeNs(Load.Command.Parser parser, String output, long wallNs) {
    return switch (parser) {
      case WALL_TIME -> OptionalLong.of(wallNs);
      case REDIS_BENCHMARK -> ofRate(redisBenchmark(output.lines().toList()));
      case AB -> AB_FAILED.matcher(output).find() ? OptionalLong.empty() : ofRate(AB, output);
      case PGBENCH -> ofRate(PGBENCH, output);
    };
  }

  private static OptionalLong ofRate(Pattern rate, String output) {
    Matcher found = rate.matcher(output);
    return ofRate(found.find() ? found.group(1) : "");
  }

  /** The time of one of so many per second; empty for what is no rate. */
  private static OptionalLong ofRate(String perSecond) {
    double rate = perSecond.matches("[0-9]+(\\.[0-9]+)?") ? Double.parseDouble(perSecond) : 0;
    return rate == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(SECOND_NS / rate));
  }

  /**
   * A head and a row for each test, of which the first counts. The column {@code rps} has seven
   * digits where the latencies are rounded to microseconds.
   */
  private static String redisBenchmark(List<String> lines) {
    if (lines.size() < 2) {
      return "";
    }
    int column = cells(lines.get(0)).indexOf("rps");
    List<String> row = cells(lines.get(1));
    return column < 0 || column >= row.size() ? "" : row.get(column);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",")).map(cell -> cell.replace("\"", "").strip()).toList();
  }
}
