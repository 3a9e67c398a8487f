// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwitchedConnectionTest {
  private static final List<String> ARMS = List.of("none", "scan");

  @TempDir Path folder;

  @Test
  void isReadAsItWasWrittenRecordedOrNot() throws Exception {
    Path file = folder.resolve(SwitchedConnection.FILE);
    List<SwitchedConnection> written =
        List.of(
            new SwitchedConnection(0, 1, 40_000, 0, 0, 12, 5),
            new SwitchedConnection(1, 0, 40_001, -1, -1, -1, 5));
    SwitchedConnectionWriter.all(file, ARMS, written);

    assertThat(SwitchedConnectionReader.all(file, ARMS)).isEqualTo(written);
  }
}
