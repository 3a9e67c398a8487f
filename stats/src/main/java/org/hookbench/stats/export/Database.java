// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.export;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hookbench.experiment.console.UserError;
import org.hookbench.stats.charts.Chart;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.read.MeasuredDirectory;

/**
 * Writes findings into a database: tables of what was planned and measured, one for each figure
 * that sums up, and a view with a column for each parameter.
 */
public final class Database implements AutoCloseable {
  private static final List<String> FIGURES =
      List.of("effects", "trial-effects", "tests", "bridge", "saturation");

  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens a database.
   *
   * @param url as in jdbc:sqlite:results.db
   */
  public static Database open(String url) {
    try {
      Connection connection = DriverManager.getConnection(url);
      connection.setAutoCommit(false);
      return new Database(connection);
    } catch (SQLException e) {
      String shown = url.replaceFirst("(?i)(password=)[^&;]*", "$1...");
      throw UserError.of(
          e,
          "--jdbc: '%s' cannot be opened (%s); give a JDBC URL, as in jdbc:sqlite:results.db",
          shown,
          e.getMessage());
    }
  }

  /**
   * Writes all tables in one transaction.
   *
   * @param append whether rows of other result directories stay; else the tables are replaced
   */
  public void write(Findings findings, List<Chart> figures, boolean append) {
    List<String> names = findings.directories().stream().map(MeasuredDirectory::name).toList();
    String together = String.join("+", names);
    Tables tables =
        new Tables(connection, Stream.concat(names.stream(), Stream.of(together)).toList(), append);
    try {
      RunsView.drop(tables);
      new RawTables(tables).write(findings);
      for (Chart figure : figures) {
        if (FIGURES.contains(figure.name())) {
          writeFigure(tables, together, figure);
        }
      }
      RunsView.create(tables);
      connection.commit();
    } catch (SQLException e) {
      throw new UserError("--jdbc: the database refused: " + e.getMessage(), e);
    }
  }

  private static void writeFigure(Tables tables, String directories, Chart figure)
      throws SQLException {
    String columns =
        IntStream.range(0, figure.columns().size())
            .mapToObj(c -> '"' + figure.columns().get(c) + "\" " + type(figure, c))
            .collect(Collectors.joining(", "));
    try (Inserts rows = tables.table(figure.name().replace('-', '_'), columns)) {
      for (var row : figure.rows()) {
        rows.add(Stream.concat(Stream.of(directories), row.stream()).toArray());
      }
    }
  }

  private static String type(Chart figure, int column) {
    Object first = figure.rows().isEmpty() ? "" : figure.rows().get(0).get(column);
    if (first instanceof Double) {
      return "DOUBLE PRECISION";
    }
    return first instanceof Number ? "BIGINT" : "TEXT";
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new UserError("--jdbc: the database did not close: " + e.getMessage(), e);
    }
  }
}
