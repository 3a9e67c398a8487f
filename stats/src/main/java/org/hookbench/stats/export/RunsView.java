// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The view hookbench_runs: a row for each trial, with a column for each parameter of a scenario.
 */
final class RunsView {
  private static final String NAME = "hookbench_runs";

  private RunsView() {}

  /** To be called before a table that it shows is replaced. */
  static void drop(Tables tables) throws SQLException {
    tables.execute("DROP VIEW IF EXISTS " + NAME);
  }

  static void create(Tables tables) throws SQLException {
    StringBuilder columns = new StringBuilder();
    for (String parameter : parameters(tables)) {
      columns
          .append(", (SELECT s.value FROM hookbench_scenarios s WHERE s.directory = t.directory")
          .append(" AND s.scenario = t.scenario AND s.parameter = '")
          .append(parameter.replace("'", "''"))
          .append("') AS \"")
          .append(parameter.replace("\"", "\"\""))
          .append('"');
    }
    tables.execute("CREATE VIEW " + NAME + " AS SELECT t.*" + columns + " FROM hookbench_trials t");
  }

  private static List<String> parameters(Tables tables) throws SQLException {
    List<String> parameters = new ArrayList<>();
    try (Statement statement = tables.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT DISTINCT parameter FROM hookbench_scenarios ORDER BY parameter")) {
      while (rows.next()) {
        parameters.add(rows.getString(1));
      }
    }
    return parameters;
  }
}
