// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.export;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Rows that go into a table, in batches; NaN becomes NULL. */
final class Inserts implements AutoCloseable {
  private static final int BATCH_ROWS = 5_000;

  private final PreparedStatement insert;
  private int waiting;

  Inserts(PreparedStatement insert) {
    this.insert = insert;
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
