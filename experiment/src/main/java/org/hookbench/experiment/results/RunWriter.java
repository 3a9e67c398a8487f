// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/** Writes runs.csv.gz. */
public final class RunWriter extends RowWriter {
  /** Creates the file, with columns for these metrics. */
  public RunWriter(Path path, Collection<String> metrics) throws IOException {
    super(path, Run.columns(metrics));
  }

  /** Writes a row; a time that is negative and a metric that is not finite are missing. */
  public void write(Run r) throws IOException {
    row.number(r.pair()).comma().text(r.arm()).comma().number(r.startNs()).comma();
    row.optional(r.wallNs()).comma().optional(r.userNs()).comma().optional(r.systemNs()).comma();
    row.optional(r.peakBytes()).comma().text(r.error());
    for (double value : r.metrics()) {
      row.comma().text(Double.isFinite(value) ? Double.toString(value) : "");
    }
    endRow();
  }
}
