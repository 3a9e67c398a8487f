// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.runner.image.EngineProgram;
import org.junit.jupiter.api.Test;

/** Redis under its own benchmark, as a process and in a container. */
class DriverIT extends WholeRun {
  private static final String IMAGE = "localhost/hookbench-redis:host";

  private static String yaml(String sut, String environment, String driver) {
    return """
    name: it
    sut: %s
    environment: %s
    arms: [none, count]
    load: {command: %s, parser: {program: redis-benchmark}, runs: 5, warmup: 2}
    design: {blocks: 1}
    """
        .formatted(sut, environment, driver);
  }

  private static String benchmark(int requests) {
    return "[redis-benchmark, --csv, -h, '{host}', -p, '{port}', -t, get, -c, '1', -n, '"
        + requests
        + "']";
  }

  private static void requireRedis() throws Exception {
    assumeTrue(
        new ProcessBuilder("sh", "-c", "command -v redis-server redis-benchmark").start().waitFor()
            == 0,
        "redis is not installed; scripts/setup-debian installs it");
  }

  private List<String> runs() throws Exception {
    ResultDirectory results = results();
    Path file = results.directory(results.plan().trials().get(0)).resolve("runs.csv.gz");
    try (BufferedReader rows =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file))))) {
      return rows.lines().toList();
    }
  }

  private void assertOneSampleForEachRun(Invocation run) throws Exception {
    assertThat(run.status()).as(run.err()).isZero();
    TrialRecord trial = records().get(0);
    assertThat(trial.status()).isEqualTo(TrialStatus.FINISHED);
    assertThat(trial.samples()).containsEntry("none", 5L).containsEntry("count", 5L);
    assertThat(trial.errors()).containsEntry("none", 0L).containsEntry("count", 0L);
    assertThat(trial.proof().get(1).calls().get("read")).isGreaterThan(7 * 500L);
    assertThat(trial.figures().get("count")).containsKeys("metric_rps", "cpu_seconds_per_run");
    assertThat(runs()).hasSize(1 + 2 * 7);
    assertThat(runs().get(0)).endsWith("error,metric_rps,metric_p50,metric_p99");
  }

  @Test
  void redisAsAProcessIsLoadedByItsOwnBenchmark() throws Exception {
    requireRedis();
    String server = "{command: [redis-server, --port, '{port}', --save, '', --dir, /tmp]}";

    assertOneSampleForEachRun(run(yaml(server, "{kind: process}", benchmark(500))));
  }

  @Test
  void redisInAContainerIsLoadedFromThisMachine() throws Exception {
    requireRedis();
    EngineProgram engine = Engines.require("docker");
    assumeTrue(
        engine.call("image", "inspect", IMAGE).ok(),
        IMAGE + " is not there; scripts/base-image redis makes it");
    String server =
        "{image: '"
            + IMAGE
            + "', port: 6379, command: [redis-server, --port, '{port}', --protected-mode, 'no',"
            + " --save, '', --dir, /tmp]}";

    Invocation run = run(yaml(server, "{kind: docker, placement: same-node}", benchmark(500)));

    assertOneSampleForEachRun(run);
    Engines.assertNothingLeft(engine, run);
  }

  @Test
  void aDriverThatFailsIsAnErrorInItsSamplesAndFailsTheTrialWhenAllDo() throws Exception {
    String server = "{command: " + Victim.command("serve") + "}";

    Invocation run =
        run(yaml(server, "{kind: process}", "[sh, -c, 'echo no such host >&2; exit 3']"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(records().get(0).reason()).contains("was answered as expected", "status 3=5");
  }
}
