// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.Start;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.runner.image.EngineProgram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cold starts of a small server in containers, as a user measures them. */
class ColdIT extends WholeRun {
  private static final String YAML =
      """
      name: it
      arms: [none, count]
      sut:
        image: localhost/hookbench-base:jre17
        command: [perl, -MIO::Socket::INET, -e, '%s', '{port}']
        port: 8080
      environment: {kind: %s, placement: same-pod}
      load: {model: cold, starts: 1, warmup: 0}
      design: {blocks: 1}
      """;

  private static final String SERVER =
      "$s = IO::Socket::INET->new(Listen => 5, LocalPort => $ARGV[0]) or die $!;"
          + " while ($c = $s->accept) { sysread $c, $_, 999; syswrite $c, \"HTTP/1.1 200 OK\\r\\n"
          + "Content-Length: 0\\r\\n\\r\\n\"; close $c }";

  @ParameterizedTest
  @CsvSource({"docker, true", "podman, false"})
  void eachContainerIsNewProvenAndGone(String kind, boolean madeBefore) throws Exception {
    EngineProgram engine = Engines.require(kind);

    Invocation run = run(YAML.formatted(SERVER, kind));

    assertThat(run.status()).as(run.err()).isZero();
    TrialRecord trial = records().get(0);
    assertThat(trial.status()).isEqualTo(TrialStatus.FINISHED);
    assertThat(trial.proof()).extracting(Proof::how).containsExactly("absent", "telemetry");
    assertThat(trial.samples()).containsEntry("none", 1L).containsEntry("count", 1L);
    assertThat(trial.figures().get("count").containsKey("created_seconds")).isEqualTo(madeBefore);
    assertThat(trial.figures().get("count")).containsKeys("started_seconds", "ready_seconds");
    Path folder = results().directory(results().plan().trials().get(0));
    assertThat(folder.resolve(Start.FILE)).isRegularFile();
    Engines.assertNothingLeft(engine, run);
  }
}
