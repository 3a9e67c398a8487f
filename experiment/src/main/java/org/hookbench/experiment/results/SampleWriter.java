// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes samples.csv.gz. */
public final class SampleWriter extends RowWriter {
  private final List<byte[]> arms;
  private final int[] more;

  /** Creates the file; a row names its arm by the position in {@code arms}. */
  public SampleWriter(Path path, List<String> arms) throws IOException {
    this(path, arms, List.of());
  }

  /**
   * Creates a file with more columns.
   *
   * @param more some of {@link Sample#MORE}
   */
  public SampleWriter(Path path, List<String> arms, List<String> more) throws IOException {
    super(path, Stream.concat(Sample.COLUMNS.stream(), more.stream()).toList());
    this.more = more.stream().mapToInt(Sample.MORE::indexOf).toArray();
    this.arms = arms.stream().map(arm -> arm.getBytes(UTF_8)).toList();
  }

  /** Writes a row; missing values become empty cells. */
  public void write(SampleRow r) throws IOException {
    row.number(r.seq).comma().text(arms.get(r.arm)).comma().optional(r.connection).comma();
    row.number(r.intendedNs).comma().optional(r.sentNs).comma();
    row.optional(r.firstByteNs).comma().optional(r.doneNs).comma();
    if (r.status != SampleRow.NO_STATUS) {
      row.number(r.status);
    }
    row.comma().optional(r.bytes).comma().text(r.error);
    for (int column : more) {
      row.comma().optional(r.more[column]);
    }
    endRow();
  }
}
