// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.experiment.results.Warning;
import org.hookbench.macro.runner.image.EngineProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs on real engines, as a user starts them. */
class ContainersIT extends WholeRun {
  private static String yaml(String sut, String environment, String load, String design) {
    return """
    name: it
    sut: %s
    environment: %s
    arms: [none, count]
    load: %s
    design: %s
    """
        .formatted(sut, environment, load, design);
  }

  private Invocation run(String sut, String environment, String load, String design)
      throws Exception {
    return run(yaml(sut, environment, load, design));
  }

  @ParameterizedTest
  @CsvSource({"docker, same-node", "docker, same-pod", "podman, same-pod"})
  void duetIsProvenByTheCountersOfTheHookAndLeavesNothing(String kind, String placement)
      throws Exception {
    EngineProgram engine = Engines.require(kind);

    Invocation run =
        run(
            "{app: hello}",
            "{kind: " + kind + ", placement: " + placement + "}",
            "{requests: 200, warmup: 20}",
            "{blocks: 1}");

    assertThat(run.status()).as(run.err()).isZero();
    TrialRecord trial = records().get(0);
    assertThat(trial.status()).isEqualTo(TrialStatus.FINISHED);
    assertThat(trial.samples()).containsEntry("none", 200L).containsEntry("count", 200L);
    assertThat(trial.proof()).extracting(Proof::how).containsExactly("absent", "telemetry");
    assertThat(trial.figures().get("count").get("reads_per_request")).isBetween(1.0, 20.0);
    assertThat(trial.figures().get("none")).containsKeys("cpu_seconds", "memory_peak_bytes");
    assertThat(Files.readString(results().path().resolve("provenance.json")))
        .contains("hookbench-sut:", "hookbench-load:", "\"id\"");
    assertFilesOfTheContract();
    Engines.assertNothingLeft(engine, run);
  }

  private void assertFilesOfTheContract() throws Exception {
    Path trial = results().directory(results().plan().trials().get(0));
    try (Stream<Path> files = Files.list(trial)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .contains("trial.json", "samples.csv.gz", "resources.csv", "log.txt", "load.json")
          .noneMatch(name -> name.startsWith("."));
    }
  }

  @ParameterizedTest
  @CsvSource({"docker", "podman"})
  void aHookInAFolderThatLdPreloadCannotNameRunsInAContainer(String kind) throws Exception {
    Engines.require(kind);
    Path hook = Files.createDirectory(folder.resolve("my hooks")).resolve("mine.so");
    Files.copy(Path.of(System.getProperty("hookbench.home"), "native/target/hooks/count.so"), hook);

    Invocation run =
        run(
            yaml(
                    SmallServer.with(""),
                    "{kind: " + kind + ", placement: same-pod}",
                    "{requests: 50, warmup: 10}",
                    "{blocks: 1}")
                .replace("[none, count]", "[none, '" + hook + "']"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(records().get(0).proof())
        .extracting(Proof::how)
        .containsExactly("absent", "mapping");
  }

  @ParameterizedTest
  @CsvSource({"docker, same-node", "docker, same-pod", "podman, same-pod"})
  void oneContainerHoldsBothArmsOfASwitch(String kind, String placement) throws Exception {
    EngineProgram engine = Engines.require(kind);

    Invocation run =
        run(
            "{app: hello}",
            "{kind: " + kind + ", placement: " + placement + "}",
            "{requests: 100, warmup: 20}",
            "{schedule: switch, blocks: 1, renew: 20}");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(records().get(0).proof())
        .allMatch(p -> p.state() == ProofState.PROVEN)
        .extracting(Proof::how)
        .containsExactly("switch", "switch");
    assertFilesOfTheContract();
    Engines.assertNothingLeft(engine, run);
  }

  @Test
  void interleavedTrialsRunTheCopiesOfOneArmAndEachOfThemTakesItsShare() throws Exception {
    EngineProgram engine = Engines.require("docker");

    Invocation run =
        run(
            SmallServer.with(", replicas: 2"),
            "{kind: docker}",
            "{requests: 100, warmup: 10, connections: 2}",
            "{schedule: interleaved, blocks: 1}");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(records()).hasSize(2).allMatch(r -> r.arms().size() == 1);
    assertThat(records()).allMatch(r -> r.status() == TrialStatus.FINISHED);
    TrialRecord hooked =
        records().stream().filter(r -> r.arms().contains("count")).findFirst().orElseThrow();
    assertThat(hooked.proof().get(0).detail())
        .containsPattern("copy 1 of 2: [0-9]{2,} reads.*copy 2 of 2: [0-9]{2,} reads");
    assertThat(hooked.figures().get("count").get("reads_per_request")).isBetween(1.0, 20.0);
    Path trial = results().directory(results().plan().trials().get(0));
    assertThat(Files.readAllLines(trial.resolve("resources.csv")))
        .first(InstanceOfAssertFactories.STRING)
        .endsWith("replicas_wanted,replicas_ready");
    assertThat(Files.readAllLines(trial.resolve("resources.csv")))
        .last(InstanceOfAssertFactories.STRING)
        .endsWith(",2,2");
    Engines.assertNothingLeft(engine, run);
  }

  @Test
  void aServerThatEndsUnderLoadIsStartedAgainAndThatIsCounted() throws Exception {
    EngineProgram engine = Engines.require("docker");
    String server =
        "$l = IO::Socket::INET->new(LocalPort => shift, Listen => 9, ReuseAddr => 1); for (1..60) {"
            + " $c = $l->accept; sysread($c, $_, 9999);"
            + " syswrite($c, qq(HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok)); close $c }";

    Invocation run =
        run(
            "{image: 'localhost/hookbench-base:jre17', port: 8080, restart: true, command:"
                + " [perl, '-MIO::Socket::INET', -e, '"
                + server
                + "', '{port}']}",
            "{kind: docker}",
            "{requests: 100, warmup: 5, keepAlive: false, patience: 60s}",
            "{blocks: 1}");

    assertThat(run.status()).as(run.err()).isZero();
    TrialRecord trial = records().get(0);
    assertThat(trial.figures().get("count").get("restarts")).isPositive();
    assertThat(trial.figures().get("count")).containsKey("unready_seconds");
    assertThat(trial.proof()).extracting(Proof::how).containsExactly("absent", "telemetry");
    assertThat(trial.warnings()).extracting(Warning::code).contains("restarted");
    Engines.assertNothingLeft(engine, run);
  }

  @Test
  void halfACpuIsSeenAsThrottlingPerSecondAndAsAWarning() throws Exception {
    Engines.require("docker");

    Invocation run =
        run(
            SmallServer.of(Engines.BASE, SmallServer.busy(1), ", limits: {cpus: 0.5}"),
            "{kind: docker, placement: same-pod}",
            "{requests: 100, warmup: 10}",
            "{blocks: 1}");

    assertThat(run.status()).as(run.err()).isZero();
    TrialRecord trial = records().get(0);
    assertThat(trial.figures().get("none").get("throttled_seconds")).isPositive();
    assertThat(trial.warnings()).extracting(Warning::code).contains("cpu-throttled");
    Path trialFolder = results().directory(results().plan().trials().get(0));
    List<String> rows = Files.readAllLines(trialFolder.resolve("resources.csv"));
    int column = List.of(rows.get(0).split(",")).indexOf("throttled_ns");
    assertThat(rows.stream().skip(1).map(r -> r.split(",", -1)[column]))
        .anyMatch(ns -> !ns.isEmpty() && Long.parseLong(ns) > 0);
  }

  @ParameterizedTest
  @CsvSource({"docker", "podman"})
  void aLimitOf64MiBEndsInAnOutOfMemoryKillThatIsReportedAsSuch(String kind) throws Exception {
    EngineProgram engine = Engines.require(kind);

    Invocation run =
        run(
            "{image: 'localhost/hookbench-base:jre17', port: 8080, command: [tail, /dev/zero],"
                + " limits: {memory: 64MiB}}",
            "{kind: " + kind + ", placement: same-pod}",
            "{requests: 100, warmup: 10}",
            "{blocks: 1}");

    assertThat(run.status()).isEqualTo(1);
    assertThat(records().get(0).reason())
        .contains("reached its memory limit of 64MiB (OOM kill)", "raise sut.limits.memory");
    Engines.assertNothingLeft(engine, run);
  }

  @ParameterizedTest
  @CsvSource({"docker, same-node", "podman, same-pod"})
  void whatAKilledRunnerLeftIsRemovedByTheNextOne(String kind, String placement) throws Exception {
    EngineProgram engine = Engines.require(kind);
    String environment = "{kind: " + kind + ", placement: " + placement + "}";
    Invocation killed =
        start(
            yaml(SmallServer.with(""), environment, "{duration: 60s, warmup: 10}", "{blocks: 1}"));
    awaitContainers(engine, killed);
    killed.process().destroyForcibly().waitFor();

    Invocation next =
        run(SmallServer.with(""), environment, "{requests: 100, warmup: 10}", "{blocks: 1}");

    assertThat(next.status()).as(next.err()).isZero();
    assertThat(next.err()).contains("removed a leftover: ");
    Engines.assertNothingLeft(engine, killed);
    Engines.assertNothingLeft(engine, next);
  }

  private static void awaitContainers(EngineProgram engine, Invocation run) throws Exception {
    for (int tenth = 0; tenth < 600 && run.process().isAlive(); tenth++) {
      long pid = run.process().pid();
      long started = Engines.runners(engine, "ps").stream().filter(r -> r == pid).count();
      if (started >= 2) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("no containers were started: " + run.err());
  }
}
