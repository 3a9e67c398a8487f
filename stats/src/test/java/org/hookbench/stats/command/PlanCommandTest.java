// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.json.Json;
import org.hookbench.stats.read.MadeUpDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class PlanCommandTest {
  @TempDir private Path folder;

  private static String plan(String... args) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new PlanCommand()).setOut(new PrintWriter(out));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          out.append(e.getMessage());
          return 2;
        });
    line.execute(args);
    return out.toString();
  }

  private Path pilot(Schedule schedule, int blocks) {
    return MadeUpDirectory.in(folder)
        .schedule(schedule)
        .blocks(blocks)
        .arms("none", "scan")
        .requests(400)
        .macro("hello", Map.of("none", 0.0, "scan", 40.0))
        .write();
  }

  @ParameterizedTest
  @EnumSource(Schedule.class)
  void smallerEffectsTakeMoreTrials(Schedule schedule) throws IOException {
    String json = plan(pilot(schedule, 4).toString(), "--json", "--effect", "50us");
    JsonNode plan = Json.mapper().readTree(json).path("comparisons").path(0);
    assertThat(plan.path("trials").asInt()).isEqualTo(4);
    assertThat(plan.path("curve").path(2).path("effect").asDouble()).isCloseTo(0.05, within(1e-12));
    int before = 0;
    for (JsonNode cost : plan.path("curve")) {
      assertThat(cost.path("trials").asInt()).isGreaterThanOrEqualTo(before);
      before = cost.path("trials").asInt();
    }
    assertThat(before).isGreaterThan(2);
  }

  @Test
  void theTextSaysEffectTrialsAndTime() {
    assertThat(plan(pilot(Schedule.DUET, 4).toString()))
        .contains("hello", "80 % power at 95 % confidence", "trials", "variation between trials")
        .contains("to show them equivalent within ±")
        .containsPattern("scripts/hookbench macro \\S+/experiment.yaml --blocks \\d+\n");
  }

  @Test
  void onePilotTrialIsTooFew() {
    assertThat(plan(pilot(Schedule.DUET, 1).toString())).contains("at least 3 blocks");
  }

  @Test
  void aPowerOfMoreThanOneIsRefused() {
    assertThat(plan(folder.toString(), "--power", "80")).contains("--power: 80.0 must be");
  }

  @Test
  void comparisonsThatTakeLessThanTheEffectAreLeftOut() {
    Path both =
        MadeUpDirectory.in(folder)
            .blocks(4)
            .requests(400)
            .pairs(400)
            .macro("hello", Map.of("scan", 40.0))
            .micro("tcp4", 512, Map.of("scan", 9000.0))
            .write();

    assertThat(plan(both.toString(), "--effect", "20us"))
        .contains("hello", "left out: comparisons (2) whose baseline takes less than 20us")
        .doesNotContain("tcp4");
    assertThat(plan(both.toString(), "--effect", "1ns"))
        .contains("tcp4")
        .doesNotContain("left out");
    assertThat(plan(both.toString(), "--effect", "10s"))
        .contains("--effect: 10s is more than any baseline takes; give a smaller one");
  }
}
