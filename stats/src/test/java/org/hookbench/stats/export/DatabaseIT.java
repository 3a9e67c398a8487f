// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.stats.charts.Charts;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same findings in a PostgreSQL server and in SQLite. */
class DatabaseIT {
  private static final List<String> QUERIES =
      List.of(
          "SELECT trial, scenario, arms, state, started FROM hookbench_trials ORDER BY trial",
          "SELECT arm, count(*), round(sum(response) * 1000) FROM hookbench_samples"
              + " WHERE unit = 'ms' GROUP BY arm ORDER BY arm",
          "SELECT figure, arm, count(*), count(value) FROM hookbench_resources"
              + " GROUP BY figure, arm ORDER BY figure, arm",
          "SELECT treatment, round(estimate * 1000000), verdict FROM hookbench_effects"
              + " ORDER BY scenario, treatment",
          "SELECT test, level, count(*), count(df) FROM hookbench_tests"
              + " GROUP BY test, level ORDER BY test, level",
          "SELECT block, round(effect * 1000000) FROM hookbench_trial_effects"
              + " ORDER BY scenario, block",
          "SELECT treatment, reads_per_request FROM hookbench_bridge");

  @TempDir Path work;

  @Test
  void postgresqlHoldsWhatSqliteHolds() throws Exception {
    Findings findings = findings();
    String sqlite = "jdbc:sqlite:" + work.resolve("results.db");
    write(findings, sqlite);
    try (PostgresCluster cluster = PostgresCluster.start()) {
      write(findings, cluster.url());
      write(findings, cluster.url());
      for (String query : queries()) {
        assertThat(rows(cluster.url(), query))
            .as(query)
            .isNotEmpty()
            .isEqualTo(rows(sqlite, query));
      }
    }
  }

  /** Of this test, and the examples of the reference. */
  private static List<String> queries() throws IOException {
    List<String> all = new ArrayList<>(QUERIES);
    for (Path file : ExampleQueries.files()) {
      all.add(Files.readString(file));
    }
    assertThat(all).hasSizeGreaterThan(QUERIES.size() + 7);
    return all;
  }

  private Findings findings() throws IOException {
    Path results =
        ExampleQueries.result(MadeUpDirectory.in(work).arms("none", "x\"; DROP TABLE y; --"));
    return Analyzer.analyze(List.of(MeasuredDirectory.open(results)));
  }

  private static void write(Findings findings, String url) {
    try (Database database = Database.open(url)) {
      database.write(findings, Charts.of(findings), false);
    }
  }

  private static List<List<String>> rows(String url, String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int c = 1; c <= result.getMetaData().getColumnCount(); c++) {
          Object cell = result.getObject(c);
          row.add(cell instanceof Number n ? String.format("%.6g", n.doubleValue()) : cell + "");
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
