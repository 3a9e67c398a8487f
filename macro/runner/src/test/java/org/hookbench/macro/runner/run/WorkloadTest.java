// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.Run;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.Warning;
import org.hookbench.experiment.trial.GrowthOptions;
import org.hookbench.experiment.trial.TimeBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real programs are run to their end as plain processes. */
class WorkloadTest {
  private static final Path HOME = Path.of(System.getProperty("hookbench.home"));

  @TempDir private Path out;

  private Path measured(String arms, String workload) {
    String text =
        "name: ends\narms: [%s]\nworkload: {runs: 6, warmup: 1, %s}\ndesign: {blocks: 1}\n"
            .formatted(arms, workload);
    return MacroRun.of(
            ExperimentFile.parse("ends.yaml", text),
            List.of(),
            new GrowthOptions(),
            Duration.ofSeconds(1))
        .execute(out, null, TimeBudget.NONE);
  }

  private static TrialRecord record(Path result) {
    Path file = trial(result).resolve(TrialRecord.FILE);
    return Io.get(() -> Json.mapper().readValue(file.toFile(), TrialRecord.class));
  }

  private static Path trial(Path result) {
    ResultDirectory directory = ResultDirectory.open(result);
    return directory.directory(directory.plan().trials().get(0));
  }

  private static List<String> rows(Path result) throws IOException {
    try (BufferedReader file =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(trial(result).resolve(Run.FILE)))))) {
      return file.lines().toList();
    }
  }

  @Test
  void bothArmsAreRunInEachPairAndTheHookIsProven() throws IOException {
    Path result = measured("none, scan", "command: [gzip, -c, /bin/true]");
    assertThat(record(result).proof())
        .extracting(Proof::state)
        .containsExactly(ProofState.PROVEN, ProofState.PROVEN);
    assertThat(record(result).proof().get(1).detail()).contains("called: ").contains("read");
    assertThat(record(result).warnings())
        .extracting(Warning::code)
        .doesNotContain("not-interposed");
    assertThat(record(result).samples()).containsEntry("none", 6L).containsEntry("scan", 6L);
    assertThat(rows(result)).hasSize(1 + 2 * 7);
    for (int pair = 0; pair < 7; pair++) {
      assertThat(rows(result).subList(1 + 2 * pair, 3 + 2 * pair))
          .allMatch(row -> row.matches("\\d,(none|scan),\\d+,\\d+,\\d+,\\d+,\\d+,"))
          .extracting(row -> row.split(",")[1])
          .containsExactlyInAnyOrder("none", "scan");
    }
    assertThat(record(result).figures().get("scan"))
        .containsKeys("cpu_seconds_per_run", "user_seconds_per_run", "memory_peak_bytes");
  }

  @Test
  void aHookOfWhichNothingIsCalledIsSaidNotToBeInterposed() {
    assertThat(record(measured("none, scan", "command: [/bin/true]")).warnings())
        .filteredOn(warning -> warning.code().equals("not-interposed"))
        .extracting(Warning::message)
        .allMatch(text -> text.startsWith("scan hooks no function that the workload calls"))
        .hasSize(1);
  }

  @Test
  void aForeignHookIsProvenByWhatTheLoaderTells() throws IOException {
    Path foreign = Files.copy(HOME.resolve("native/target/hooks/dlsym.so"), out.resolve("my.so"));
    Proof proof =
        record(measured("none, " + foreign, "command: [gzip, -c, /bin/true]")).proof().get(1);
    assertThat(proof.state()).isEqualTo(ProofState.PROVEN);
    assertThat(proof.how()).isEqualTo("mapping");
    assertThat(proof.detail()).contains("read");
  }

  @Test
  void metricsAreReadFromTheOutput() throws IOException {
    Path result =
        measured(
            "none, none",
            "command: [echo, 'speed 12.5 MB'], parser: {regex: 'speed (?<speed>.*)'},"
                + " metrics: {speed: {unit: kB, better: higher}}");
    assertThat(rows(result).get(0)).endsWith(",error,metric_speed");
    assertThat(rows(result).get(1)).endsWith(",,12500.0");
    assertThat(record(result).figures().get("none")).containsEntry("metric_speed", 12500.0);
    assertThat(Files.readString(trial(result).resolve("log.txt"))).contains("speed 12.5 MB");
  }

  @ParameterizedTest
  @CsvSource({
    "'command: [sh, -c, exit 3]', no run of arm none ended well: status 3",
    "'command: [sh, -c, kill -9 $$]', no run of arm none ended well: status 137",
    "'command: [/no/such/program]', /no/such/program: No such file or directory",
    "'command: [sleep, 9], runs: 1, warmup: 0, timeout: 1s', no run of arm none ended well:"
        + " timeout",
  })
  void aProgramThatDoesNotEndWellFailsTheTrial(String workload, String reason) {
    String once = workload.contains("runs") ? workload : workload + ", runs: 2";
    assertThatThrownBy(
            () ->
                MacroRun.of(
                        ExperimentFile.parse(
                            "ends.yaml",
                            "name: e\narms: [none, none]\nworkload: {%s}\ndesign: {blocks: 1}\n"
                                .formatted(once)),
                        List.of(),
                        new GrowthOptions(),
                        Duration.ofSeconds(1))
                    .execute(out, null, TimeBudget.NONE))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aMetricThatTheFirstRunDoesNotTellEndsTheExperiment() {
    String told = "command: [echo, 5], parser: {regex: '(?<x>5)|(?<y>6)'}, metrics: {x: {}, y: {}}";
    assertThatThrownBy(() -> measured("none, none", told))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("workload.metrics: no y in the output (first run, ");
  }

  @Test
  void aHookThatAStaticProgramDoesNotLoadIsRefuted() {
    String program = HOME.resolve("native/target/tools/hb-run").toString();
    assertThatThrownBy(
            () -> measured("none, scan", "command: [" + program + ", /dev/null, 1, /bin/true]"))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("the hook has left no counters; is the program static or setuid?");
  }
}
