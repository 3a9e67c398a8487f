// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreloadTest {
  private static final Map<String, String> DELAY = Map.of("HOOKBENCH_DELAY_NS", "5000");

  private static String text(String letter, int count) {
    return letter.repeat(count);
  }

  @ParameterizedTest
  @CsvSource({
    "x, 1, 0",
    "x, 1000, 10",
    "x, 1100, 300",
    "x, 4095, 4095",
    "é, 2000, 1000",
    "漢, 1300, 1300",
  })
  void everyArmGetsAnEnvironmentOfTheSameSize(String letter, int hookLength, int pageLength) {
    Map<String, String> shared = Map.of("A", "1", "LD_PRELOAD", "/opt/agent.so");

    int plain = Preload.bytes(Preload.variables(shared, Map.of("TELEMETRY", "/t"), null));
    Map<String, String> own = Map.of("TELEMETRY", text(letter, pageLength), "DELAY", "5000");
    int hooked = Preload.bytes(Preload.variables(shared, own, text(letter, hookLength)));

    assertThat(hooked).isEqualTo(plain);
  }

  @Test
  void sharedVariablesOfAnySizeLeaveTheArmsEqual() {
    for (int size = 0; size < 2 * Preload.STEP_BYTES; size += 1000) {
      Map<String, String> shared = Map.of("A", text("x", size));
      int plain = Preload.bytes(Preload.variables(shared, Map.of(), null));
      int hooked = Preload.bytes(Preload.variables(shared, DELAY, text("x", 4000)));
      assertThat(hooked).isEqualTo(plain);
    }
  }

  @Test
  void anArmThatReplacesASharedVariableIsAsLargeAsTheOthers() {
    Map<String, String> shared = Map.of("A", text("x", 3000));
    int plain = Preload.bytes(Preload.variables(shared, DELAY, null));
    int replaced = Preload.bytes(Preload.variables(shared, Map.of("A", "x", "B", "y"), "/h.so"));

    assertThat(Math.floorMod(replaced - plain, Preload.STEP_BYTES)).isZero();
  }

  @Test
  void theHookComesBeforeWhatTheSystemPreloadsItself() {
    Map<String, String> shared = Map.of("LD_PRELOAD", "/opt/agent.so");

    assertThat(Preload.variables(shared, Map.of(), "/h.so"))
        .containsEntry("LD_PRELOAD", "/h.so:/opt/agent.so");
    assertThat(Preload.variables(shared, Map.of("LD_PRELOAD", "/own.so"), "/h.so"))
        .containsEntry("LD_PRELOAD", "/h.so:/own.so:/opt/agent.so");
    assertThat(Preload.variables(shared, Map.of(), null))
        .containsEntry("LD_PRELOAD", "/opt/agent.so");
  }

  @Test
  void theBaselinePreloadsNothing() {
    assertThat(Preload.variables(Map.of(), Map.of(), null)).containsOnlyKeys(Preload.PADDING);
  }

  @Test
  void theArmConfiguresItsHook() {
    assertThat(Preload.variables(Map.of(), DELAY, "/d.so"))
        .containsEntry("HOOKBENCH_DELAY_NS", "5000");
  }
}
