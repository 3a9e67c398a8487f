// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutedCodeTest {
  private static final String SMAPS =
      """
      7ff88dc65000-7ff88dc66000 r--p 00000000 fe:00 1639883                    /tmp/plain.so
      Referenced:            4 kB
      7ff88dc66000-7ff88dc67000 r-xp 00001000 fe:00 1639883                    /tmp/plain.so
      Referenced:            %d kB
      7ff88dc67000-7ff88dc68000 r-xp 00002000 fe:00 1639884                    /tmp/other.so
      Referenced:            %d kB
      """;

  @ParameterizedTest
  @CsvSource({"0, 0, false", "4, 0, true", "0, 4, false"})
  void onlyPagesWithCodeOfTheFileCount(int own, int other, boolean ran) {
    assertThat(ExecutedCode.ran(SMAPS.formatted(own, other), "/tmp/plain.so"::equals))
        .hasValue(ran);
  }

  @Test
  void aFileThatIsNotMappedCannotBeSeenToRun() {
    assertThat(ExecutedCode.ran(SMAPS.formatted(4, 4), "/tmp/third.so"::equals)).isEmpty();
  }
}
