package org.hookbench.stats.export;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hookbench.experiment.console.UserError;
import org.hookbench.stats.charts.Chart;
import org.hookbench.stats.compare.Findings;

/**
 * Writes findings into a database: tables hookbench_scenarios, hookbench_trials, hookbench_samples,
 * hookbench_resources and one for each figure that sums up. Tables of that name are replaced.
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

  /** Writes all tables in one transaction. */
  public void write(Findings findings, List<Chart> figures) {
    try {
      new RawTables(connection).write(findings);
      for (Chart figure : figures) {
        if (FIGURES.contains(figure.name())) {
          writeFigure(figure);
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw new UserError("--jdbc: the database refused: " + e.getMessage(), e);
    }
  }

  private void writeFigure(Chart figure) throws SQLException {
    String columns =
        IntStream.range(0, figure.columns().size())
            .mapToObj(c -> '"' + figure.columns().get(c) + "\" " + type(figure, c))
            .collect(Collectors.joining(", "));
    String table = "hookbench_" + figure.name().replace('-', '_');
    try (Inserts rows = new Inserts(connection, table, columns)) {
      for (var row : figure.rows()) {
        rows.add(row.toArray());
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
