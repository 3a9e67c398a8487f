package org.hookbench.experiment.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Progress progress(boolean shown) {
    return new Progress("trials", 10, new PrintStream(out, true), shown);
  }

  @Test
  void saysWhatIsDoneAndTheTimeLeft() {
    assertThat(progress(true).line(2, "0003-hello-duet", 30))
        .isEqualTo("trials  20 %, 2 min 00 s left  0003-hello-duet");
  }

  @Test
  void isSilentWhereThereIsNoTerminal() {
    try (Progress p = progress(false)) {
      p.at(5, "half");
    }
    assertThat(out.size()).isZero();
  }

  @Test
  void leavesNoLineBehind() {
    try (Progress p = progress(true)) {
      p.at(5, "half");
    }
    assertThat(out).asString().endsWith("\r\u001b[K");
  }
}
