// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileLimitsTest {
  private static final String HEAD = "name: t\nsut: {app: hello}\narms: [none, pass]\n";
  @TempDir Path folder;

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> ExperimentFile.parse("x.yaml", text))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("x.yaml")
        .hasMessageContaining(message);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aFifoIsRefusedAndNotWaitedFor() throws Exception {
    Path fifo = folder.resolve("fifo.yaml");
    Process mkfifo = new ProcessBuilder("mkfifo", fifo.toString()).inheritIO().start();
    assertThat(mkfifo.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(mkfifo.exitValue()).isZero();

    assertThatThrownBy(() -> ExperimentFile.read(fifo))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be read: it is not a regular file");
  }

  @Test
  void aFileOfMoreThanOneMebibyteIsRefused() throws IOException {
    String text = HEAD + "#" + "x".repeat(1 << 20);
    Path file = Files.writeString(folder.resolve("large.yaml"), text);

    assertThatThrownBy(() -> ExperimentFile.read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("an experiment file has at most 1048576");
    assertRefused(text, "an experiment file has at most 1048576");
  }

  @ParameterizedTest
  @CsvSource({"[, ]", "{a: , }", "{\"a\":, }"})
  void aDeepFileIsRefused(String open, String close) {
    assertRefused(
        HEAD + "load: " + open.repeat(101) + "1" + close.repeat(101), "nested too deeply");
  }

  @Test
  void deepJsonOfAnythingElseIsRefused() {
    assertThat(Json.mapper().getFactory().streamReadConstraints().getMaxNestingDepth())
        .isEqualTo(Json.yaml().getFactory().streamReadConstraints().getMaxNestingDepth());
    assertThatThrownBy(() -> Json.mapper().readTree("[".repeat(101) + "]".repeat(101)))
        .hasMessageContaining("nesting depth (101) exceeds the maximum allowed (100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"# why\n", "~", "null", " \n"})
  void aFileThatSaysNothingIsRefused(String text) {
    assertRefused(text, "is empty");
  }

  @Test
  void aLongTextIsRefused() {
    assertRefused(
        HEAD + "question: " + "x".repeat(65_537), "question: has 65537 characters, at most 65536");
  }

  @Test
  void aLongListIsRefused() {
    assertRefused(
        HEAD + "load: {steps: [" + "1, ".repeat(10_001) + "]}",
        "load.steps: has 10001 elements, at most 10000");
  }

  @Test
  void aNumberOfManyDigitsIsRefused() {
    assertRefused(HEAD + "design: {seed: " + "9".repeat(41) + "}", "design.seed: has too many");
  }

  @Test
  void moreRequestsThanADiskHoldsAreRefused() {
    assertRefused(
        HEAD + "load: {requests: 0x7fffffffffffffff}",
        "load.requests: 9223372036854775807 is too large, it must be at most 1000000000");
  }

  @Test
  void moreThanAHundredArmsAreRefused() {
    assertRefused(
        "name: t\nsut: {app: hello}\narms: [" + "none, ".repeat(101) + "]",
        "arms: number: 101 is too large, it must be at most 100");
  }
}
