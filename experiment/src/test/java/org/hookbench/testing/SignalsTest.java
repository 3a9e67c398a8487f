// SPDX-License-Identifier: Apache-2.0
package org.hookbench.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignalsTest {
  @Test
  void aProgramStartedWhereSigintIsIgnoredIsInterruptedAllTheSame() throws Exception {
    List<String> program = Signals.interruptible(List.of("sleep", "60"));
    // What nohup and & do to it: a shell that ignores SIGINT, and hands that on.
    String line = "trap '' INT; exec " + String.join(" ", program);
    Process sleep = new ProcessBuilder("sh", "-c", line).start();
    Awaiting.await(() -> sleep.info().command().filter(c -> c.endsWith("sleep")).isPresent());

    Signals.send("INT", sleep);

    assertThat(sleep.waitFor()).isEqualTo(130);
  }
}
