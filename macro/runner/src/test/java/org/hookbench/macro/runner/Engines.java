// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.macro.runner.image.EngineProgram;

/** The container engines of this machine; tests that need one skip and say why. */
final class Engines {
  static final String BASE = "localhost/hookbench-base:jre17";

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

  /** Nothing of a run is left in it; other runs may be under way. */
  static void assertNothingLeft(EngineProgram engine, Invocation run) {
    assertThat(runners(engine, "ps", "--all")).doesNotContain(run.process().pid());
    assertThat(runners(engine, "network", "ls")).doesNotContain(run.process().pid());
  }

  /** Process ids of the runners that have something there, once for each thing. */
  static List<Long> runners(EngineProgram engine, String... list) {
    List<String> arguments = new ArrayList<>(List.of(list));
    arguments.addAll(List.of("--filter", "label=hookbench.runner", "--format"));
    arguments.add(
        engine.name().equals("docker")
            ? "{{.Label \"hookbench.runner\"}}"
            : "{{index .Labels \"hookbench.runner\"}}");
    return engine
        .must("list", arguments)
        .lines()
        .map(runner -> Long.valueOf(runner.replaceFirst("-.*", "")))
        .toList();
  }

  /** Names of the containers of a run, once there are as many; pauses of pods do not count. */
  static List<String> awaitContainers(EngineProgram engine, Invocation run, int atLeast)
      throws InterruptedException {
    for (int tenth = 0; tenth < 600 && run.process().isAlive(); tenth++) {
      List<String> names = containers(engine, run);
      if (names.size() >= atLeast) {
        return names;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("no " + atLeast + " containers were started: " + run.err());
  }

  private static List<String> containers(EngineProgram engine, Invocation run) {
    List<String> list =
        List.of("ps", "--filter", "name=hookbench-" + run.process().pid() + "-", "--format");
    List<String> arguments = new ArrayList<>(list);
    arguments.add("{{.Names}}");
    return engine.must("list", arguments).lines().filter(name -> !name.endsWith("-infra")).toList();
  }

  /** Facts of containers, a line for each, by a template of the engine. */
  static List<String> facts(EngineProgram engine, List<String> containers, String template) {
    List<String> arguments = new ArrayList<>(List.of("container", "inspect", "-f", template));
    arguments.addAll(containers);
    return engine.must("inspect", arguments).lines().toList();
  }
}
