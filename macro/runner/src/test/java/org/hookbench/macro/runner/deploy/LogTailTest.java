// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogTailTest {
  @Test
  void quotesTheLastTenLines() {
    String log =
        IntStream.rangeClosed(1, 20).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));

    assertThat(LogTail.ofText(log)).contains("line 11\n", "line 20").doesNotContain("line 10\n");
  }

  @Test
  void saysThatThereIsNothing() {
    assertThat(LogTail.ofText("\n \n")).isEqualTo("; it printed nothing");
  }
}
