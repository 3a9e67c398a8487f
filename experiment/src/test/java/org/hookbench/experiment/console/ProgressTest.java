// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Progress progress(Progress.Shown shown) {
    return new Progress("trials", 10, new PrintStream(out, true), shown, 0);
  }

  @Test
  void saysWhatIsDoneAndTheTimeLeft() {
    assertThat(progress(Progress.Shown.REWRITTEN).line(2, "0003-hello-duet", 30))
        .isEqualTo("trials  20 %, 2 min 00 s left  0003-hello-duet");
  }

  @Test
  void isSilentWhenAskedToBe() {
    try (Progress p = progress(Progress.Shown.NOT)) {
      p.at(5, "half");
    }
    assertThat(out.size()).isZero();
  }

  @Test
  void withoutATerminalThereIsAPlainLineEvery30Seconds() {
    try (Progress p = progress(Progress.Shown.PLAIN)) {
      for (int second = 1; second <= 70; second++) {
        p.at(second / 10.0, "step", second * 1_000_000_000L);
      }
    }
    assertThat(out.toString().lines())
        .containsExactly(
            "hookbench: trials  30 %, 1 min 10 s left  step",
            "hookbench: trials  60 %, 40 s left  step");
  }

  @Test
  void leavesNoLineBehind() {
    try (Progress p = progress(Progress.Shown.REWRITTEN)) {
      p.at(5, "half");
    }
    assertThat(out).asString().endsWith("\r\u001b[K");
  }

  @Test
  void stepsOfAllThreadsAreCounted() {
    try (Progress p = progress(Progress.Shown.REWRITTEN)) {
      IntStream.range(0, 10).parallel().forEach(i -> p.next("step"));
    }
    assertThat(out).asString().containsOnlyOnce("trials 100 %");
  }
}
