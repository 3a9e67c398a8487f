// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.Batch;
import org.hookbench.experiment.results.Pair;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunIT {
  private static final Path EATMYDATA = Path.of("/usr/lib/x86_64-linux-gnu/libeatmydata.so");

  private static final Path JDK_25 = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64/bin/java");

  @TempDir Path folder;

  private ResultDirectory measured(String... arguments) throws Exception {
    Jar jar = Jar.run(folder, arguments);
    assertThat(jar.status()).as(jar.err()).isZero();
    return ResultDirectory.open(folder.resolve(jar.lastLine()));
  }

  private static List<String[]> rows(ResultDirectory directory, PlannedTrial trial, String file)
      throws IOException {
    Path path = directory.directory(trial).resolve(file);
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.US_ASCII))) {
      return in.lines().map(line -> line.split(",")).toList();
    }
  }

  @Test
  void eachForkLeavesItsPairsAndTheProofThatTheHookWasCalled() throws Exception {
    ResultDirectory directory =
        measured("run", "--hook", "pass,null", "--forks", "2", "--seconds", "0.05");

    List<PlannedTrial> trials = directory.plan().trials();
    assertThat(trials).hasSize(4);
    for (PlannedTrial trial : trials) {
      TrialRecord record = directory.record(trial).orElseThrow();
      assertThat(record.status()).isEqualTo(TrialStatus.FINISHED);
      assertThat(record.proof()).hasSize(2).allMatch(proof -> proof.state() == ProofState.PROVEN);
      String treatment = trial.arms().get(1);
      assertThat(record.proof().get(0).how()).isEqualTo("absent");
      assertThat(record.proof().get(1).hook()).isEqualTo(treatment + ".so");
      assertThat(record.proof().get(1).detail())
          .contains(treatment.equals("pass") ? "lies in " + Jar.HOOKS : "does not interpose read");
      List<String[]> rows = rows(directory, trial, Pair.FILE);
      assertThat(rows.get(0)).containsExactlyElementsOf(Pair.COLUMNS);
      assertThat(rows.size() - 1L).isEqualTo(record.samples().get("none"));
      assertThat(rows.stream().skip(1).map(row -> row[1]).distinct())
          .containsExactlyInAnyOrder("BT", "TB");
    }
    assertThat(directory.path().resolve("provenance.json")).content().contains("\"sha256\"");
    assertThat(directory.path().resolve("SHA256SUMS")).content().contains("/trial.json");
  }

  @Test
  void aPreloadedHookIsReachedByEachBinding() throws Exception {
    String[] options =
        ("run --hook count --forks 1 --seconds 0.02 --target tcp4 --size 64"
                + " --binding native,jna,jna-interface,jnr,jdk")
            .split(" ");
    ResultDirectory directory = measured(options);

    assertThat(directory.plan().trials()).hasSize(10);
    for (PlannedTrial trial : directory.plan().trials()) {
      TrialRecord record = directory.record(trial).orElseThrow();
      assertThat(record.proof())
          .singleElement()
          .matches(proof -> proof.state() == ProofState.PROVEN);
      assertThat(record.proof().get(0).detail())
          .contains(trial.arms().get(0).equals("none") ? "libc.so.6" : "count.so");
      assertThat(rows(directory, trial, Batch.FILE)).hasSizeGreaterThan(1);
    }
  }

  @Test
  void theProbeGivesPairsAndTheProofToo() throws Exception {
    ResultDirectory directory =
        measured(
            "run", "--hook", "pass", "--binding", "probe", "--forks", "1", "--seconds", "0.05");

    PlannedTrial trial = directory.plan().trials().get(0);
    TrialRecord record = directory.record(trial).orElseThrow();
    assertThat(record.proof()).hasSize(2).allMatch(proof -> proof.state() == ProofState.PROVEN);
    assertThat(record.proof().get(1).detail()).contains("pass.so");
    List<String[]> rows = rows(directory, trial, Pair.FILE);
    assertThat(rows.get(0)).containsExactlyElementsOf(Pair.COLUMNS);
    assertThat(rows.size() - 1L).isEqualTo(record.samples().get("pass"));
    assertThat(directory.directory(trial)).isDirectoryNotContaining("glob:**.csv");
  }

  @Test
  void aScannerIsGivenTheListOfTheScenario() throws Exception {
    String[] point = {"--target", "unix", "--size", "64", "--match", "--keywords", "3"};
    ResultDirectory directory =
        measured(
            Stream.of(
                    new String[] {"run", "--hook", "scan", "--forks", "1", "--seconds", "0.02"},
                    point)
                .flatMap(Stream::of)
                .toArray(String[]::new));

    assertThat(directory.plan().scenarios())
        .singleElement()
        .matches(scenario -> scenario.name().equals("read-unix-64-match-k3-duet"));
    assertThat(directory.path().resolve("keywords-3.txt")).content().startsWith("wp-admin\n");
    assertThat(directory.path().resolve("SHA256SUMS")).content().contains("keywords-3.txt");
  }

  @Test
  void theForeignFunctionApiReachesThePreloadedHook() throws Exception {
    assumeTrue(Files.exists(JDK_25), "no JDK with the foreign function API at " + JDK_25);
    List<String> command =
        List.of(
            JDK_25.toString(),
            "-jar",
            Jar.JAR.toString(),
            "run",
            "--hook",
            "count",
            "--binding",
            "ffm",
            "--forks",
            "1",
            "--seconds",
            "0.02");
    Jar jar = Jar.run(folder, command, Map.of());

    assertThat(jar.status()).as(jar.err()).isZero();
    assertThat(ResultDirectory.open(folder.resolve(jar.lastLine())).unfinished()).isEmpty();
  }

  @Test
  void aHookThatLeavesReadAloneIsMeasuredOnWhatItInterposes() throws Exception {
    assumeTrue(Files.exists(EATMYDATA), "libeatmydata is not installed");
    Jar jar =
        Jar.run(folder, "run", "--hook", EATMYDATA.toString(), "--forks", "1", "--seconds", "0.05");

    assertThat(jar.status()).isZero();
    assertThat(jar.err())
        .contains("libeatmydata interposes [fsync, open-close]; measured beside [read]");
    ResultDirectory directory = ResultDirectory.open(folder.resolve(jar.lastLine()));
    assertThat(directory.plan().trials())
        .extracting(PlannedTrial::scenario)
        .containsExactlyInAnyOrder("read-zero-1-duet", "fsync-file-duet", "open-close-zero-duet");
    for (PlannedTrial trial : directory.plan().trials()) {
      boolean read = trial.scenario().startsWith("read");
      assertThat(directory.record(trial).orElseThrow().warnings())
          .extracting(warning -> warning.code())
          .isEqualTo(read ? List.of("not-interposed") : List.of());
    }
  }

  @Test
  void aDriverIsMeasuredKeptAndNotChangedBetweenTrials() throws Exception {
    Path hook = folder.resolve("hook.so");
    Path tally = Jar.HOME.resolve("native/test/fixtures/tally.c");
    List<String> gcc =
        List.of("gcc", "-shared", "-fPIC", "-DNAME=stat", "-o", hook.toString(), tally.toString());
    assertThat(Jar.run(folder, gcc, Map.of()).status()).isZero();
    Path driver = Files.copy(Jar.HOME.resolve("docs/examples/stat.c"), folder.resolve("stat.c"));
    String options = "run --function malloc-free --forks 1 --seconds 0.02 --hook " + hook;
    ResultDirectory directory = measured((options + " --driver " + driver).split(" "));

    assertThat(directory.path().resolve("stat.c")).hasSameTextualContentAs(driver);
    for (PlannedTrial trial : directory.plan().trials()) {
      boolean called = trial.scenario().equals("driver-stat-duet");
      assertThat(directory.record(trial).orElseThrow().warnings())
          .extracting(warning -> warning.code())
          .isEqualTo(called ? List.of() : List.of("not-interposed"));
    }
    Files.writeString(driver, "\n", StandardOpenOption.APPEND);
    Jar longer = Jar.run(folder, "run", "--extend", directory.path().toString(), "--blocks", "1");
    assertThat(longer.status()).isEqualTo(2);
    assertThat(longer.err()).contains("differs from");
  }

  @Test
  void trialsCanBeAddedToADirectoryThatIsThere() throws Exception {
    ResultDirectory first = measured("run", "--hook", "pass", "--forks", "1", "--seconds", "0.02");
    ResultDirectory both =
        measured(
            "run",
            "--hook",
            "pass",
            "--function",
            "hb_noop",
            "--forks",
            "1",
            "--seconds",
            "0.02",
            "--into",
            first.path().toString());

    assertThat(both.path()).isEqualTo(first.path());
    assertThat(both.plan().trials()).extracting(PlannedTrial::number).containsExactly(1, 2);
    assertThat(both.unfinished()).isEmpty();
  }

  @Test
  void calibrateMeasuresWhatIsKnown() throws Exception {
    ResultDirectory directory =
        measured("calibrate", "--forks", "1", "--seconds", "0.02", "--delay", "0ns,100ns");

    assertThat(directory.plan().arms().keySet())
        .containsExactly("none", "none-2", "null", "delay-0ns", "delay-100ns");
    assertThat(directory.unfinished()).isEmpty();
  }
}
