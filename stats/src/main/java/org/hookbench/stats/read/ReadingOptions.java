// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hookbench.experiment.console.UserError;
import org.hookbench.stats.analysis.Unit;
import picocli.CommandLine.Option;

/** Options that say what of a file is read. */
public final class ReadingOptions {
  private static final String AUTO = "auto";

  @Option(
      names = "--warmup",
      paramLabel = "N|auto",
      description =
          "Rows to leave out at the start of each file; auto: all before a trial has settled"
              + " (default: 0).")
  private String warmup = "0";

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description = "Unit of the times, for files that do not state it: ns, us, ms or s.")
  private String unit;

  @Option(
      names = "--column",
      paramLabel = "ROLE=NAME",
      description =
          "Column of an unknown layout: time=NAME (measured times), start=NAME (when they began).")
  private List<String> columns = List.of();

  @Option(
      names = "--series",
      paramLabel = "NAME",
      description = "Which of several series of a file: an arm, a label, a benchmark.")
  private String series;

  /** What to read of a file. */
  public ReadSpec request() {
    return request(null, null);
  }

  /**
   * What to read of a file that has a role.
   *
   * @param own series of the role; null: that of all files
   */
  public ReadSpec request(String role, String own) {
    Map<String, String> byRole = columnsByRole();
    return new ReadSpec(
        byRole.get("time"),
        byRole.get("start"),
        unit == null ? null : Unit.parse("--unit", unit),
        own == null ? series : own,
        role,
        untilSettled() ? 0 : rows());
  }

  /** Whether to leave out what came before a trial settled. */
  public boolean untilSettled() {
    return warmup.equals(AUTO);
  }

  /** Refuses a number of rows for a result directory, which knows its own. */
  public void checkForDirectories() {
    if (!untilSettled() && rows() > 0) {
      throw new UserError(
          "--warmup: a result directory says how many requests are warm-up; give --warmup auto, or"
              + " files of samples");
    }
  }

  private int rows() {
    try {
      int rows = Integer.parseInt(warmup);
      if (rows >= 0) {
        return rows;
      }
    } catch (NumberFormatException e) {
      // the same message as of a number below 0
    }
    throw UserError.of(
        "--warmup: '%s' is not a number of rows of at least 0; give one, or auto", warmup);
  }

  private Map<String, String> columnsByRole() {
    Map<String, String> byRole = new TreeMap<>();
    for (String column : columns) {
      int equals = column.indexOf('=');
      String role = equals < 0 ? "time" : column.substring(0, equals);
      if (!role.equals("time") && !role.equals("start")) {
        throw new UserError("--column: '" + role + "' is not a role; use time=NAME or start=NAME");
      }
      byRole.put(role, column.substring(equals + 1));
    }
    if (byRole.containsKey("start") && !byRole.containsKey("time")) {
      throw new UserError("--column: start=NAME alone names no times; give time=NAME too");
    }
    return byRole;
  }
}
