// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.json.Json;
import org.hookbench.stats.read.ClosedLoop;
import org.hookbench.stats.read.MadeUpDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SaturationCommandTest {
  @TempDir private Path folder;

  private static String saturation(Object... args) {
    return run(new SaturationCommand(), args);
  }

  private static String run(Object verb, Object... args) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(verb).setOut(new PrintWriter(out));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          out.append(e.getMessage());
          return 2;
        });
    line.execute(Arrays.stream(args).map(String::valueOf).toArray(String[]::new));
    return out.toString();
  }

  private Path swept() {
    MadeUpDirectory directory =
        MadeUpDirectory.in(folder)
            .schedule(Schedule.INTERLEAVED)
            .blocks(4)
            .arms("none", "scan")
            .requests(1500)
            .loops(Map.of("none", new ClosedLoop(8, 2), "scan", new ClosedLoop(8, 3)));
    for (int n : new int[] {1, 4, 8, 16}) {
      directory.macro("spin-c" + n, closed(n), Map.of());
    }
    return directory.write();
  }

  private static Map<String, String> closed(int connections) {
    return Map.of(
        "load.model", "closed", "load.connections", "" + connections, "load.thinkTime", "8ms");
  }

  @Test
  void saysWhatTheHookCostsOfTheCapacity() throws Exception {
    Path directory = swept();
    String text = saturation(directory);
    assertThat(text)
        .contains("slower  [made-up] scan against none: largest throughput −3")
        .contains("[made-up] none: saturates at ")
        .contains("X(R+Z)");
    JsonNode json = Json.mapper().readTree(saturation(directory, "--json"));
    JsonNode none = json.path("arms").path(0);
    assertThat(none.path("levels")).hasSize(4);
    none.path("levels")
        .forEach(
            level ->
                assertThat(level.path("clients").asDouble() / level.path("connections").asInt())
                    .isBetween(0.95, 1.05));
    assertThat(none.path("knee").path("estimate").asDouble()).isBetween(4.5, 5.5);
    assertThat(none.path("mostPerSecond").path("estimate").asDouble()).isBetween(480.0, 520.0);
    assertThat(json.path("changes").path(0).path("change").path("estimate").asDouble())
        .isBetween(-0.36, -0.31);
  }

  @Test
  void theReportDrawsIt() throws Exception {
    Path directory = swept();
    assertThat(run(new AnalyzeCommand(), directory)).contains("largest throughput −3");
    assertThat(directory.resolve("figures/saturation.csv"))
        .content()
        .startsWith("scenario,arm,connections,trials,per_second,response_ms,clients,")
        .contains("\nmade-up,scan,16,4,");
    assertThat(directory.resolve("report.html"))
        .content()
        .contains("<section id=\"saturation\">", "scan: saturates at ", "<circle class=\"level\"");
  }

  @Test
  void refusesWhatHasNoSuchSweep() {
    Path duet = MadeUpDirectory.in(folder).blocks(2).requests(50).macro("c1", Map.of()).write();
    assertThat(saturation(duet))
        .contains("its trials have two arms at the same time", "schedule: interleaved");
    Path single =
        MadeUpDirectory.in(folder.resolve("b"))
            .schedule(Schedule.INTERLEAVED)
            .blocks(2)
            .requests(50)
            .macro("c1", closed(1), Map.of())
            .write();
    assertThat(saturation(single)).contains("has no usable sweep of load.connections");
  }
}
