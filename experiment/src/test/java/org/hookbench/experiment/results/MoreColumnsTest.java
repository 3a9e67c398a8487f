// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoreColumnsTest {
  private static final List<String> ARMS = List.of("none");
  @TempDir Path directory;

  private long[] writtenAndRead(List<String> columns) throws IOException {
    Path file = directory.resolve(Sample.FILE);
    SampleRow row = new SampleRow();
    for (int i = 0; i < row.more.length; i++) {
      row.more[i] = 7 + i;
    }
    try (SampleWriter writer = new SampleWriter(file, ARMS, columns)) {
      writer.write(row);
    }
    SampleRow read = new SampleRow();
    try (SampleReader reader = new SampleReader(file, ARMS)) {
      assertThat(reader.read(read)).isTrue();
    }
    return read.more;
  }

  @Test
  void areReadWhereTheFileHasThem() throws IOException {
    for (int i = 0; i < Sample.MORE.size(); i++) {
      long[] expected = new SampleRow().more;
      expected[i] = 7 + i;
      assertThat(writtenAndRead(List.of(Sample.MORE.get(i)))).isEqualTo(expected);
    }
    assertThat(writtenAndRead(List.of())).containsOnly(SampleRow.MISSING);
  }
}
