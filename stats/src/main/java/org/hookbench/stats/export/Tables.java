// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.export;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Tables of a database, {@code hookbench_} and a name. Each begins with a column {@code directory}.
 *
 * @param directories whose rows are written
 * @param append whether rows of other directories stay; else a table is replaced
 */
record Tables(Connection connection, List<String> directories, boolean append) {

  /**
   * A table for rows of the directories, without those that it had of them.
   *
   * @param columns after the directory, with their types, separated by commas
   */
  Inserts table(String name, String columns) throws SQLException {
    String table = "hookbench_" + name;
    String all = "directory TEXT, " + columns;
    if (!append) {
      execute("DROP TABLE IF EXISTS " + table);
    }
    execute("CREATE TABLE IF NOT EXISTS " + table + " (" + all + ")");
    try (PreparedStatement old =
        connection.prepareStatement("DELETE FROM " + table + " WHERE directory = ?")) {
      for (String directory : directories) {
        old.setString(1, directory);
        old.executeUpdate();
      }
    }
    String places = "?" + ", ?".repeat(all.split(",").length - 1);
    return new Inserts(
        connection.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")"));
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
