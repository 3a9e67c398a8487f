package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.experiment.results.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on plain processes, as a user starts them. */
class MacroIT {
  @TempDir Path folder;

  private static String yaml(String sut, String arms, int requests, String design) {
    return """
    name: it
    sut: %s
    arms: %s
    load: {requests: %d, warmup: 20}
    design: %s
    """
        .formatted(sut, arms, requests, design);
  }

  private static String victim(String... behaviour) {
    return "{command: " + Victim.command(behaviour) + "}";
  }

  private Path file(String yaml) throws Exception {
    return Files.writeString(folder.resolve("it.yaml"), yaml);
  }

  private Invocation run(String yaml, Object... more) throws Exception {
    Object[] arguments =
        Stream.concat(Stream.of("run", file(yaml), "--out", folder.resolve("r")), Stream.of(more))
            .toArray();
    return Invocation.run(folder, arguments);
  }

  private List<TrialRecord> records() throws Exception {
    ResultDirectory results = results();
    return results.plan().trials().stream().flatMap(t -> results.record(t).stream()).toList();
  }

  private ResultDirectory results() throws Exception {
    try (Stream<Path> made = Files.list(folder.resolve("r"))) {
      return ResultDirectory.open(made.findFirst().orElseThrow());
    }
  }

  @Test
  void duetOfTheHelloApplicationIsProvenByTheCountersOfTheHook() throws Exception {
    Invocation run = run(yaml("{app: hello}", "[none, count]", 300, "{blocks: 1}"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out().strip()).isEqualTo(results().path().toString());
    TrialRecord trial = records().get(0);
    assertThat(trial.status()).isEqualTo(TrialStatus.FINISHED);
    assertThat(trial.samples()).containsEntry("none", 300L).containsEntry("count", 300L);
    assertThat(trial.proof()).extracting(Proof::how).containsExactly("absent", "telemetry");
    assertThat(trial.figures().get("count").get("reads_per_request")).isBetween(1.0, 20.0);
    assertThat(trial.figures().get("none")).doesNotContainKey("reads_per_request");
    assertThat(trial.figures().get("none")).containsKeys("cpu_seconds", "memory_peak_bytes");
  }

  @Test
  void everyTrialLeavesTheFilesOfTheContract() throws Exception {
    run(yaml(victim("serve"), "[none, pass]", 100, "{blocks: 1}"));

    Path trial = results().directory(results().plan().trials().get(0));
    try (Stream<Path> files = Files.list(trial)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .contains("trial.json", "samples.csv.gz", "resources.csv", "log.txt", "load.json")
          .noneMatch(name -> name.startsWith("telemetry"));
    }
    assertThat(Files.readString(results().path().resolve("SHA256SUMS"))).contains("samples.csv.gz");
    assertThat(Files.readAllLines(trial.resolve("resources.csv")).get(0))
        .startsWith("arm,second,cpu_ns,throttled_ns");
  }

  @Test
  void interleavedTrialsHaveOneArmEach() throws Exception {
    run(yaml(victim("serve"), "[none, null, pass]", 50, "{schedule: interleaved, blocks: 2}"));

    assertThat(records()).hasSize(6).allMatch(r -> r.arms().size() == 1);
    assertThat(records()).allMatch(r -> r.status() == TrialStatus.FINISHED);
  }

  @Test
  void sequentialTrialsGoArmByArm() throws Exception {
    run(yaml(victim("serve"), "[none, null]", 50, "{schedule: sequential, blocks: 2}"));

    assertThat(records())
        .extracting(r -> r.arms().get(0))
        .containsExactly("none", "none", "null", "null");
  }

  @Test
  void aSystemThatDiesAtItsStartIsQuotedAndTheRunGivesUp() throws Exception {
    Invocation run = run(yaml(victim("die-at-start"), "[none, null]", 50, "{blocks: 9}"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("the first 3 trials failed", "exit status 3", "no configuration found");
    assertThat(records()).hasSize(3).allMatch(r -> r.status() == TrialStatus.FAILED);
  }

  @Test
  void aSystemThatDiesUnderLoadFailsItsTrialWithItsLastWords() throws Exception {
    Invocation run = run(yaml(victim("die-after", "60"), "[none, null]", 5000, "{blocks: 1}"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("failed twice", "exit status 7", "out of requests");
    assertThat(records().get(0).earlierAttempts()).hasSize(1);
  }

  @Test
  void aSystemThatIsNeverReadyFailsItsTrial() throws Exception {
    Invocation run =
        run(
            yaml(victim("never-ready"), "[none, null]", 50, "{blocks: 1}"),
            "--ready-timeout",
            "1s");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("was not ready at http://127.0.0.1:", "within 1 s");
  }

  @Test
  void addsItsTrialsToADirectoryThatIsThere() throws Exception {
    run(yaml(victim("serve"), "[none, null]", 50, "{blocks: 1}"));
    Path directory = results().path();

    Invocation more =
        Invocation.run(
            folder,
            "run",
            file(yaml(victim("serve"), "[none, pass]", 50, "{blocks: 1}")),
            "--into",
            directory);

    assertThat(more.status()).as(more.err()).isZero();
    assertThat(records()).extracting(TrialRecord::number).containsExactly(1, 2);
    assertThat(records().get(1).arms()).containsExactly("none", "pass");
  }

  @Test
  void dryRunPrintsThePlanAndWritesNothing() throws Exception {
    Invocation dry = run(yaml(victim("serve"), "[none, null]", 50, "{blocks: 2}"), "--dry-run");

    assertThat(dry.out()).contains("0002-", "none | null", "LD_PRELOAD=");
    assertThat(folder.resolve("r")).doesNotExist();
  }

  @Test
  void aPinnedSystemRunsOnItsCpusOnly() throws Exception {
    String server = victim("serve").replace("{command: [", "").replace("]}", "");
    String sut =
        "{command: [sh, -c, 'grep Cpus_allowed_list /proc/self/status; exec \"$@\"', sh, "
            + server
            + "], limits: {cpuset: '0'}}";

    Invocation run = run(yaml(sut, "[none, null]", 50, "{blocks: 1}"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(
            Files.readString(
                results().directory(results().plan().trials().get(0)).resolve("log.txt")))
        .contains("Cpus_allowed_list:\t0\n");
  }

  @Test
  void keepsThePreloadThatTheSystemAsksFor() throws Exception {
    Path other = Path.of(System.getProperty("hookbench.home"), "native/target/hooks/null.so");
    String sut =
        "{command: " + Victim.command("serve") + ", environment: {LD_PRELOAD: " + other + "}}";

    Invocation run = run(yaml(sut, "[none, pass]", 50, "{blocks: 1}"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(results().path().resolve("plan.json")))
        .contains("LD_PRELOAD")
        .doesNotContain(other.toString());
  }

  @Test
  void aProgramThatTakesNoPreloadIsNotProven() throws Exception {
    String sut = victim("serve").replace("{command: [", "{command: ['env', '-u', 'LD_PRELOAD', ");

    Invocation run = run(yaml(sut, "[none, pass]", 50, "{blocks: 1}"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("not proven for arm pass", "is not mapped");
    assertThat(records().get(0).proof()).extracting(Proof::holds).containsExactly(true, false);
  }

  @Test
  void refusesToResumeWithAnotherHookThanItBeganWith() throws Exception {
    Path hook = folder.resolve("mine.so");
    Path hooks = Path.of(System.getProperty("hookbench.home"), "native/target/hooks");
    Files.copy(hooks.resolve("pass.so"), hook);
    run(yaml(victim("die-at-start"), "[none, " + hook + "]", 50, "{blocks: 1}"));
    Files.delete(hook);
    Files.copy(hooks.resolve("guard.so"), hook);

    Invocation resumed = Invocation.run(folder, "run", "--resume", results().path());

    assertThat(resumed.status()).isEqualTo(2);
    assertThat(resumed.err()).contains("mine.so: is not the file that the trials in");
  }

  @Test
  void aFailedTrialIsMadeAgainByResume() throws Exception {
    Path marker = folder.resolve("marker");
    String inner = Victim.command("serve").replace("['", "").replace("']", "").replace("', '", " ");
    String sut = "{command: [sh, -c, 'test -e " + marker + " && exec " + inner + "']}";
    run(yaml(sut, "[none, null]", 50, "{blocks: 1}"));
    assertThat(records().get(0).status()).isEqualTo(TrialStatus.FAILED);
    Files.createFile(marker);

    Invocation resumed = Invocation.run(folder, "run", "--resume", results().path());

    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(records().get(0).status()).isEqualTo(TrialStatus.FINISHED);
    assertThat(records().get(0).earlierAttempts()).hasSize(2);
    List<PlannedTrial> left = results().unfinished();
    assertThat(left).isEmpty();
  }

  @Test
  void endpointsAreLoadedButWhetherTheHookRanIsTheUsersWord() throws Exception {
    try (Endpoints endpoints = Endpoints.start(2)) {
      String sut = "{urls: ['" + endpoints.url(0) + "', '" + endpoints.url(1) + "']}";
      String yaml = yaml(sut, "[none, scan]", 50, "{blocks: 1}");

      Invocation run = run(yaml + "environment: {kind: endpoints, placement: same-host}\n");

      assertThat(run.status()).as(run.err()).isZero();
      assertThat(records().get(0).samples()).containsEntry("scan", 50L);
      assertThat(records().get(0).warnings()).extracting(Warning::code).contains("hook-unproven");
    }
  }

  @Test
  void asManyUrlsAsArmsAreNeeded() throws Exception {
    String yaml = yaml("{urls: ['http://127.0.0.1:1']}", "[none, scan]", 50, "{blocks: 1}");

    Invocation run = run(yaml + "environment: {kind: endpoints}\n");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("1 given for 2 arms");
  }

  @Test
  void theUsersCommandsAreRunAroundEachTrial() throws Exception {
    Path diary = folder.resolve("diary");
    String commands =
        "environment: {setUp: [sh, -c, 'echo up $HOOKBENCH_SCENARIO >>%s'], tearDown: [sh, -c, 'echo down >>%s']}\n"
            .formatted(diary, diary);

    run(yaml(victim("serve"), "[none, null]", 50, "{blocks: 2}") + commands);

    assertThat(Files.readAllLines(diary))
        .containsExactly("up java-process-c1", "down", "up java-process-c1", "down");
  }

  @Test
  void aSetUpThatFailsFailsTheTrialWithItsWordsAndIsTornDown() throws Exception {
    Path diary = folder.resolve("diary");
    String commands =
        "environment: {setUp: [sh, -c, 'echo no RAM disk; exit 4'], tearDown: [sh, -c, 'echo down >>%s']}\n"
            .formatted(diary);

    Invocation run = run(yaml(victim("serve"), "[none, null]", 50, "{blocks: 1}") + commands);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("environment.setUp", "exit status 4", "no RAM disk");
    assertThat(Files.readAllLines(diary)).containsExactly("down", "down");
  }

  @Test
  void aTearDownThatFailsFailsTheTrialWithItsWords() throws Exception {
    String commands = "environment: {tearDown: [sh, -c, 'echo still mounted; exit 5']}\n";

    Invocation run = run(yaml(victim("serve"), "[none, null]", 50, "{blocks: 1}") + commands);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("environment.tearDown", "exit status 5", "still mounted");
  }

  @Test
  void aSystemThatAnswersOnlyErrorsFailsItsTrial() throws Exception {
    String yaml = yaml("{app: spin}", "[none, null]", 50, "{blocks: 1}");

    Invocation run = run(yaml.replace("warmup: 20", "warmup: 0, path: '/?us=-1'"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("check load.path and load.expectStatus");
  }
}
