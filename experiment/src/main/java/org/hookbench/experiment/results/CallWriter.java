// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes pairs.csv.gz, or batches.csv.gz. */
public final class CallWriter extends RowWriter {
  private long next;

  private CallWriter(Path path, List<String> columns) throws IOException {
    super(path, columns);
  }

  /** Creates or replaces a file of {@link Pair}s. */
  public static CallWriter ofPairs(Path path) throws IOException {
    return new CallWriter(path, Pair.COLUMNS);
  }

  /** Writes all batches of a trial into its folder. */
  public static void batches(Path folder, long calls, long[] ns) throws IOException {
    try (CallWriter file = new CallWriter(folder.resolve(Batch.FILE), Batch.COLUMNS)) {
      for (long batchNs : ns) {
        file.row.number(file.next++).comma().number(calls).comma().number(batchNs);
        file.endRow();
      }
    }
  }

  /** Writes the next pair. */
  public void pair(String order, long calls, long baselineNs, long treatmentNs) throws IOException {
    row.number(next++).comma().text(order).comma().number(calls).comma();
    row.number(baselineNs).comma().number(treatmentNs);
    endRow();
  }
}
