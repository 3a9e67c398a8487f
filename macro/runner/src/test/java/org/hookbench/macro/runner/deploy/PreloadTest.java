package org.hookbench.macro.runner.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.hookbench.experiment.Arm;
import org.junit.jupiter.api.Test;

class PreloadTest {
  private static final ArmSetup NONE = new ArmSetup("none", new Arm.None(), Optional.empty());
  private static final ArmSetup DELAY =
      new ArmSetup("delay-5us", new Arm.Delay(5_000), Optional.empty());

  @Property
  void everyArmGetsAnEnvironmentOfTheSameSize(
      @ForAll @AlphaChars @StringLength(min = 1, max = 300) String hook,
      @ForAll @AlphaChars @StringLength(max = 300) String telemetry) {
    Map<String, String> asked = Map.of("A", "1");

    int plain = Preload.bytes(Preload.variables(NONE, null, "/t/none", asked));
    int hooked = Preload.bytes(Preload.variables(DELAY, hook, telemetry, asked));

    assertThat(hooked).isEqualTo(plain);
  }

  @Test
  void theHookComesBeforeWhatTheSystemPreloadsItself() {
    Map<String, String> asked = Map.of("LD_PRELOAD", "/opt/agent.so");

    assertThat(Preload.variables(NONE, "/h.so", "t", asked))
        .containsEntry("LD_PRELOAD", "/h.so:/opt/agent.so");
    assertThat(Preload.variables(NONE, null, "t", asked))
        .containsEntry("LD_PRELOAD", "/opt/agent.so");
  }

  @Test
  void theBaselinePreloadsNothing() {
    assertThat(Preload.variables(NONE, null, "t", Map.of()))
        .doesNotContainKey("LD_PRELOAD")
        .containsKey("HOOKBENCH_PRELOAD_DUMMY");
  }

  @Test
  void theArmConfiguresItsHook() {
    assertThat(Preload.variables(DELAY, "/d.so", "t", Map.of()))
        .containsEntry("HOOKBENCH_DELAY_NS", "5000");
  }
}
