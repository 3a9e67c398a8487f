// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowsTest {
  @Test
  void aWindowBeginsWithTheFirstSampleAndWhereTheWarmUpEnds() {
    Windows windows = new Windows(10);
    for (int at = 3; at < 30; at++) {
      windows.add(at, 1, at < 17);
    }

    assertThat(windows.finish()).extracting(Window::at).containsExactly(3.0, 10.0, 17.0, 20.0);
  }
}
