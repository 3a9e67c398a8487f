package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.hookbench.macro.runner.image.EngineProgram;

/** The container engines of this machine; tests that need one skip and say why. */
final class Engines {
  private static final String BASE = "localhost/hookbench-base:jre17";

  private Engines() {}

  static EngineProgram require(String name) {
    EngineProgram engine = new EngineProgram(name, null);
    assumeTrue(engine.answers(), name + " does not answer; scripts/ci-engines starts it");
    assumeTrue(
        engine.call("image", "inspect", BASE).ok(),
        BASE + " is not in " + name + "; scripts/base-image makes it");
    assumeTrue(
        System.getProperty("user.name").equals("root"), "needs root to look into containers");
    return engine;
  }

  /** Nothing of an experiment is left in it. */
  static void assertNothingLeft(EngineProgram engine) {
    List<String> filter = List.of("--filter", "label=hookbench.runner", "--quiet");
    assertThat(engine.must("ps", concat(List.of("ps", "--all"), filter))).isEmpty();
    assertThat(engine.must("networks", concat(List.of("network", "ls"), filter))).isEmpty();
  }

  private static List<String> concat(List<String> a, List<String> b) {
    return java.util.stream.Stream.concat(a.stream(), b.stream()).toList();
  }
}
