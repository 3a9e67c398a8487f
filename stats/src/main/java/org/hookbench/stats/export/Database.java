package org.hookbench.stats.export;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.stats.directory.ArmSeries;
import org.hookbench.stats.directory.MeasuredTrial;
import org.hookbench.stats.directory.Resources;
import org.hookbench.stats.directory.TrialSeries;
import org.hookbench.stats.figure.Figure;
import org.hookbench.stats.findings.Findings;

/**
 * Writes findings into a database: tables hookbench_trials, hookbench_samples, hookbench_resources
 * and one for each figure that sums up. Tables of that name are replaced.
 */
public final class Database implements AutoCloseable {
  private static final List<String> FIGURES =
      List.of("effects", "trial-effects", "tests", "bridge");

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
      throw new UserError(
          "--jdbc: '"
              + shown
              + "' cannot be opened ("
              + e.getMessage()
              + "); give a JDBC URL, as in jdbc:sqlite:results.db",
          e);
    }
  }

  /** Writes all tables in one transaction. */
  public void write(Findings findings, List<Figure> figures) {
    try {
      writeTrials(findings);
      writeSamples(findings);
      writeResources(findings);
      for (Figure figure : figures) {
        if (FIGURES.contains(figure.name())) {
          writeFigure(figure);
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw new UserError("--jdbc: the database refused: " + e.getMessage(), e);
    }
  }

  private void writeTrials(Findings findings) throws SQLException {
    try (Inserts rows =
        new Inserts(
            connection,
            "hookbench_trials",
            "directory TEXT",
            "trial BIGINT",
            "kind TEXT",
            "scenario TEXT",
            "block BIGINT",
            "arms TEXT",
            "state TEXT",
            "started TEXT",
            "reason TEXT")) {
      for (MeasuredTrial trial :
          findings.directories().stream().flatMap(d -> d.trials().stream()).toList()) {
        TrialRecord record = trial.record();
        rows.add(
            directory(trial),
            trial.planned().number(),
            Names.of(trial.planned().kind()),
            trial.planned().scenario(),
            trial.planned().block(),
            String.join(",", trial.arms()),
            Names.of(trial.state()),
            record == null ? null : record.start().toString(),
            trial.reason());
      }
    }
  }

  /** A trial lies in DIRECTORY/trials/NAME. */
  private static String directory(MeasuredTrial trial) {
    return trial
        .path()
        .toAbsolutePath()
        .normalize()
        .getParent()
        .getParent()
        .getFileName()
        .toString();
  }

  private void writeSamples(Findings findings) throws SQLException {
    try (Inserts rows =
        new Inserts(
            connection,
            "hookbench_samples",
            "directory TEXT",
            "trial BIGINT",
            "arm TEXT",
            "sample BIGINT",
            "response DOUBLE PRECISION",
            "service DOUBLE PRECISION",
            "unit TEXT")) {
      for (TrialSeries series : findings.series()) {
        for (ArmSeries arm : series.arms()) {
          addSamples(rows, series.trial(), arm);
        }
      }
    }
  }

  private static void addSamples(Inserts rows, MeasuredTrial trial, ArmSeries arm)
      throws SQLException {
    String directory = directory(trial);
    String unit = trial.micro() ? "ns" : "ms";
    for (int i = 0; i < arm.response().length; i++) {
      double response = arm.response()[i];
      double service = arm.service()[i];
      rows.add(directory, trial.planned().number(), arm.arm(), i, response, service, unit);
    }
  }

  private void writeResources(Findings findings) throws SQLException {
    try (Inserts rows =
        new Inserts(
            connection,
            "hookbench_resources",
            "directory TEXT",
            "trial BIGINT",
            "arm TEXT",
            "second DOUBLE PRECISION",
            "figure TEXT",
            "value DOUBLE PRECISION")) {
      for (TrialSeries series : findings.series()) {
        addResources(rows, series.trial(), series.trial().resources());
      }
    }
  }

  private static void addResources(Inserts rows, MeasuredTrial trial, Resources resources)
      throws SQLException {
    int number = trial.planned().number();
    for (Resources.Row row : resources.rows()) {
      for (int c = 0; c < resources.columns().size(); c++) {
        String figure = resources.columns().get(c);
        rows.add(directory(trial), number, row.arm(), row.second(), figure, row.values()[c]);
      }
    }
  }

  private void writeFigure(Figure figure) throws SQLException {
    String[] columns =
        IntStream.range(0, figure.columns().size())
            .mapToObj(c -> '"' + figure.columns().get(c) + "\" " + type(figure, c))
            .toArray(String[]::new);
    String table = "hookbench_" + figure.name().replace('-', '_');
    try (Inserts rows = new Inserts(connection, table, columns)) {
      for (var row : figure.rows()) {
        rows.add(row.toArray());
      }
    }
  }

  private static String type(Figure figure, int column) {
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
