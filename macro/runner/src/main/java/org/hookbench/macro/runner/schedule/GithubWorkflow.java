// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.json.Json;

/** A workflow of GitHub for a runner of one's own: results of different machines are no trend. */
final class GithubWorkflow {
  private GithubWorkflow() {}

  static Map<String, String> files(ScheduledRun run) {
    Map<String, Object> when = new LinkedHashMap<>();
    when.put("schedule", List.of(Map.of("cron", run.cron())));
    when.put("workflow_dispatch", Map.of());
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("runs-on", "self-hosted");
    job.put(
        "steps",
        List.of(
            step("uses", "actions/checkout@v4"),
            step("run", ScheduledRun.shell(run.measure())),
            step("if", "always()", "run", ScheduledRun.shell(run.show())),
            step(
                "if",
                "always()",
                "uses",
                "actions/upload-artifact@v4",
                "with",
                Map.of("name", run.unit(), "path", run.site().toString()))));
    Map<String, Object> workflow = new LinkedHashMap<>();
    workflow.put("name", run.unit());
    workflow.put("on", when);
    workflow.put("concurrency", run.unit());
    workflow.put("jobs", Map.of("measure", job));
    try {
      return Map.of(
          run.unit() + ".yml",
          "# Put this into .github/workflows. The runner is the machine that measures, always the"
              + " same one.\n"
              + Json.yaml().writeValueAsString(workflow).replaceFirst("^---\n", ""));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> step(Object... keysAndValues) {
    Map<String, Object> step = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      step.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return step;
  }
}
