package org.hookbench.stats.export;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A new table and the rows that go into it, in batches; NaN becomes NULL. */
final class Inserts implements AutoCloseable {
  private static final int BATCH_ROWS = 5_000;

  private final PreparedStatement insert;
  private int waiting;

  /**
   * Replaces a table of that name.
   *
   * @param columns with their types, separated by commas
   */
  Inserts(Connection connection, String table, String columns) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS " + table);
      statement.execute("CREATE TABLE " + table + " (" + columns + ")");
    }
    String places = "?" + ", ?".repeat(columns.split(",").length - 1);
    insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")");
  }

  void add(Object... cells) throws SQLException {
    for (int i = 0; i < cells.length; i++) {
      boolean none = cells[i] instanceof Double d && !Double.isFinite(d);
      insert.setObject(i + 1, none ? null : cells[i]);
    }
    insert.addBatch();
    if (++waiting == BATCH_ROWS) {
      insert.executeBatch();
      waiting = 0;
    }
  }

  @Override
  public void close() throws SQLException {
    try (insert) {
      insert.executeBatch();
    }
  }
}
