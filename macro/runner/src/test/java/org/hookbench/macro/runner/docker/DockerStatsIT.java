// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import org.hookbench.macro.runner.image.EngineProgram;
import org.hookbench.macro.runner.resources.Resource;
import org.junit.jupiter.api.Test;

/** What a real daemon tells of a container that spins within a tenth of a CPU. */
class DockerStatsIT {
  private static final String BASE = "localhost/hookbench-base:jre17";
  private static final List<String> SPIN =
      List.of(
          "run",
          "--detach",
          "--network",
          "none",
          "--cpus",
          "0.1",
          BASE,
          "sh",
          "-c",
          "while :; do :; done");

  @Test
  void tellsCpuThrottlingAndMemory() throws Exception {
    EngineProgram docker = new EngineProgram("docker", null);
    assumeTrue(
        docker.answers() && docker.call("image", "inspect", BASE).ok(),
        BASE + " is not in docker; scripts/base-image makes it");
    String container = docker.must("cannot be started", SPIN);
    try (DockerEngine engine = DockerEngine.at(null)) {
      Map<Resource, Long> usage = throttled(new DockerContainer(engine, container));

      assertThat(usage.get(Resource.THROTTLED_NS)).isPositive();
      assertThat(usage.get(Resource.CPU_NS)).isPositive();
      assertThat(usage.get(Resource.MEMORY_BYTES)).isPositive();
    } finally {
      docker.must("cannot be removed", List.of("rm", "--force", container));
    }
  }

  private static Map<Resource, Long> throttled(DockerContainer container)
      throws InterruptedException {
    for (int tenth = 0; tenth < 600; tenth++) {
      Map<Resource, Long> usage = container.usage();
      if (usage.getOrDefault(Resource.THROTTLED_NS, 0L) > 0) {
        return usage;
      }
      Thread.sleep(100);
    }
    return container.usage();
  }
}
