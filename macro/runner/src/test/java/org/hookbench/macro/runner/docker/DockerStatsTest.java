// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Statistics;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.runner.resources.Resource;
import org.junit.jupiter.api.Test;

class DockerStatsTest {
  /** As API 1.41 tells it. */
  private static final String TOLD =
      """
      {"cpu_stats": {"cpu_usage": {"total_usage": 5000},
                     "throttling_data": {"periods": 9, "throttled_periods": 3, "throttled_time": 700}},
       "memory_stats": {"usage": 4096}}
      """;

  @Test
  void readsCpuThrottlingAndMemory() throws Exception {
    assertThat(DockerStats.usage(Json.mapper().readValue(TOLD, Statistics.class)))
        .containsEntry(Resource.CPU_NS, 5000L)
        .containsEntry(Resource.THROTTLED_NS, 700L)
        .containsEntry(Resource.THROTTLED_PERIODS, 3L)
        .containsEntry(Resource.MEMORY_BYTES, 4096L)
        .hasSize(4);
  }

  @Test
  void whatTheDaemonDoesNotTellIsAbsent() throws Exception {
    assertThat(DockerStats.usage(Json.mapper().readValue("{}", Statistics.class))).isEmpty();
  }
}
