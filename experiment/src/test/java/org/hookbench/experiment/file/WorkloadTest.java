// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Parameters;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadTest {
  private static Experiment read(String rest) {
    Experiment experiment =
        ExperimentFile.parse(
                "w.yaml",
                "name: w\n" + (rest.contains("arms:") ? "" : "arms: [none, scan]\n") + rest)
            .experiment();
    experiment.scenarios().forEach(Scenario::check);
    return experiment;
  }

  @Test
  void takesThePlaceOfSutAndLoad() {
    Experiment experiment = read("workload: {command: [/bin/true]}");
    assertThat(experiment.scenarios()).extracting(Scenario::name).containsExactly("true-process");
    Workload workload = experiment.workload().get(0);
    assertThat(workload.runs()).isEqualTo(100);
    assertThat(workload.metrics()).isEmpty();
  }

  @Test
  void aListAndASweepMakeScenarios() {
    assertThat(read("workload: [{command: [a]}, {command: [b]}]").scenarios()).hasSize(2);
    assertThat(
            read("workload: {command: [a]}\nsweep: {workload.limits.cpuset: ['0', '1']}")
                .scenarios())
        .extracting(Scenario::name)
        .containsExactly("a-process-cpuset0", "a-process-cpuset1");
  }

  @Test
  void aShippedParserBringsItsMetrics() {
    Workload all = read("workload: {command: [a], parser: {program: sysbench}}").workload().get(0);
    assertThat(all.metrics().keySet()).containsExactly("events", "mean");
    Workload chosen =
        read("workload: {command: [a], parser: {program: sysbench}, metrics: {p95: {margin: 3%},"
                + " events: {}}}")
            .workload()
            .get(0);
    assertThat(chosen.metrics().keySet()).containsExactly("p95", "events");
    assertThat(chosen.metrics().get("p95").unit()).isEqualTo("ms");
    assertThat(chosen.metrics().get("p95").margin()).hasToString("3.00%");
  }

  @Test
  void aPlanNamesWhatIsFixedByItsKeys() {
    Scenario scenario =
        read("workload: {command: [a], metrics: {t: {}}, parser: {regex: 't=(?<t>.+)', fails: bad}}")
            .scenarios()
            .get(0);
    assertThat(Parameters.of(scenario))
        .containsEntry("workload.parser.regex", "[t=(?<t>.+)]")
        .containsEntry("workload.parser.fails", "[bad]")
        .doesNotContainKey("workload.parser");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workload: {command: []}|workload.command: empty",
        "sut: {app: hello}\\nload: {command: [a], image: b}|load.image: the client runs on this",
        "sut: {app: hello}\\nload: {command: [a], mounts: [/b:/b]}|load.mounts: has no effect",
        "sut: {app: hello}\\n"
            + "load: [{command: [a]}, {rate: 5, arrivals: constant}]|load.command: other loads"
            + " stand",
        "sut: {app: hello}\\nload: {command: [a], parser: {program: ab}}\\nanalysis: {margin: 1ms}"
            + "|the verdict is about a metric",
        "sut: {app: hello}\\nscenarios: [{name: s, load: {command: [a], parser: {program: aa}}}]"
            + "|program: 'aa' is unknown",
        "workload: {runs: 5}|workload.command: empty",
        "workload: {command: [a], runs: 0}|workload.runs: 0 is too small",
        "workload: {command: [a], warmup: -1}|workload.warmup: -1 is too small",
        "workload: {command: [a], timeout: 5ms}|it must be at least 1s",
        "workload: {command: [a], env: {'': b}}|workload.env: '' is not a name",
        "workload: {command: [a], mounts: [b]}|workload.mounts: 'b' must be like",
        "workload: {command: [a], image: b}|workload.image: environment process runs no image",
        "workload: {command: [a], limits: {cpus: 1}}|workload.limits: environment process cannot",
        "workload: {command: [a], metrics: {x: {}}}|parser and metrics belong together",
        "workload: {command: [a], parser: {regex: b}}|parser and metrics belong together",
        "workload: {command: [a], parser: {}, metrics: {x: {}}}|give one of program, regex, json",
        "workload: {command: [a], parser: {regex: b}, metrics: {'x y': {}}}|'x y' must be letters",
        "workload: {command: [a], parser: {regex: b}, metrics: {x: {unit: 'a b'}}}|'a b' must have",
        "workload: {command: [a], parser: {regex: b}, metrics: {x: {margin: 5ms}}}|is a time",
        "workload: {command: [a]}\\nsut: {app: hello}|sut: has no effect with workload",
        "workload: {command: [a]}\\nload: {}|load: has no effect with workload",
        "workload: {command: [a]}\\nmicro: {}|micro: measures calls, not a workload",
        "workload: {command: [a]}\\nscenarios: [{name: b}]|scenarios: have no effect with workload",
        "workload: {command: [a]}\\ndesign: {schedule: switch}|switch is",
        "workload: {command: [a]}\\nenvironment: {kind: docker}|workload.image: missing",
        "workload: {command: [a]}\\nenvironment: {kind: endpoints}|runs no workload",
        "workload: {command: [a], port: 5}|unknown key 'port'",
        "workload: {command: [a]}\\narms: [none, 'got:count']|got is not possible with workload",
      })
  void refusesWhatHasNoEffect(String rest, String message) {
    assertThatThrownBy(() -> read(rest.replace("\\n", "\n")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @Test
  void aMarginOfTimeHasNoMeaningForAMetric() {
    assertThatThrownBy(
            () ->
                read(
                    "workload: {command: [a], parser: {program: wrk}}\n"
                        + "analysis: {margin: 5us}"))
        .hasMessageContaining("analysis.margin: 5us is a time, and the verdict is about a metric");
  }
}
