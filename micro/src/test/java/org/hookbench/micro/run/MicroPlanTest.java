// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.micro.point.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class MicroPlanTest {
  private static MicroPlan plan(String arms, String micro, String design) {
    String text = "name: t\narms: %s\nmicro: %s\ndesign: %s\n".formatted(arms, micro, design);
    var experiment = ExperimentFile.parse("t.yaml", text).experiment();
    return new MicroPlan(experiment, experiment.micro().forks());
  }

  @Test
  void aDuetComparesEachTreatmentWithTheBaselineInEachBlock() {
    Plan plan = plan("[none, null, pass]", "{sizes: [1, 64], forks: 3}", "{seed: 7}").plan();

    assertThat(plan.scenarios())
        .extracting(PlannedScenario::name)
        .containsExactly("read-zero-1-duet", "read-zero-64-duet");
    assertThat(plan.trials()).hasSize(2 * 2 * 3).allMatch(PlannedTrial::duet);
    assertThat(plan.trials()).isSortedAccordingTo(Comparator.comparingInt(PlannedTrial::block));
    assertThat(plan.trials().get(11).number()).isEqualTo(12);
  }

  @Test
  void whatOptionsAskForIsAnExperimentFileThatCanBeResumed() {
    var asked = ExperimentFile.parse("t.yaml", "name: t\narms: [none, null]\nmicro: {}\n");
    ExperimentFile written = MicroJob.written(asked.experiment());

    var again = ExperimentFile.parse("t.yaml", written.text()).experiment();
    assertThat(again.arms()).isEqualTo(asked.experiment().arms());
    assertThat(again.micro()).isEqualTo(asked.experiment().micro());
  }

  @Test
  void wholeProcessesHaveOneTrialPerArmInTheSameBlocks() {
    Plan plan = plan("[none, pass]", "{bindings: [duet, native], forks: 2}", "{}").plan();

    List<PlannedTrial> first = plan.trials().stream().filter(t -> t.block() == 1).toList();
    assertThat(first)
        .extracting(PlannedTrial::arms)
        .containsExactlyInAnyOrder(List.of("none", "pass"), List.of("none"), List.of("pass"));
    assertThat(plan.trials().subList(0, 3)).containsExactlyElementsOf(first);
  }

  @Test
  void sequentialPutsAllForksOfAnArmTogether() {
    Plan plan =
        plan("[none, pass]", "{bindings: [native], forks: 3}", "{schedule: sequential}").plan();

    assertThat(plan.trials())
        .extracting(t -> t.arms().get(0))
        .containsExactly("none", "none", "none", "pass", "pass", "pass");
  }

  @Test
  void aListOfKeywordsIsAScenarioOfItsOwnAndNamed() {
    Plan plan =
        plan("[none, scan]", "{targets: [tcp4], sizes: [64], keywords: [0, 2000]}", "{}").plan();

    assertThat(plan.scenarios())
        .extracting(PlannedScenario::name)
        .containsExactly("read-tcp4-64-duet", "read-tcp4-64-k2000-duet");
  }

  @Test
  void aScenarioIsReadAgainFromThePlan() {
    String micro = "{targets: [unix], sizes: [64], keywords: [10], threads: [2], seconds: 0.3}";
    MicroPlan plan = plan("[none, scan]", micro, "{}");

    for (PlannedScenario planned : plan.plan().scenarios()) {
      MicroScenario scenario = MicroScenario.of(planned);
      assertThat(scenario.planned()).isEqualTo(planned);
      assertThat(scenario.seconds()).isEqualTo(0.3);
    }
  }

  @Test
  void theProbeHoldsBothArmsLikeADuet() {
    assertThat(plan("[none, pass]", "{bindings: [probe]}", "{}").plan().trials())
        .hasSize(5)
        .allMatch(PlannedTrial::duet);
  }

  @Test
  void aFunctionThatTheTargetsDoNotFitGetsItsOwnTarget() {
    Plan plan =
        plan("[none, pass]", "{functions: [hb_noop, recv], targets: [zero, tcp4]}", "{}").plan();

    assertThat(plan.scenarios())
        .extracting(PlannedScenario::name)
        .containsExactly("hb_noop-duet", "recv-tcp4-1-duet");
  }

  @Test
  void aFunctionThatWasAddedForOneHookIsMeasuredForThatHookOnly() {
    MicroPlan micro = plan("[none, pass, scan]", "{forks: 1}", "{}");
    micro.add("scan", Call.parse("fsync"));

    assertThat(micro.plan().trials())
        .filteredOn(t -> t.scenario().startsWith("fsync"))
        .extracting(PlannedTrial::arms)
        .containsExactly(List.of("none", "scan"));
  }

  @Test
  void aHookCanBeTheBaselineOfADuet() {
    assertThat(plan("[pass, scan]", "{forks: 2}", "{}").plan().trials())
        .extracting(PlannedTrial::arms)
        .containsExactly(List.of("pass", "scan"), List.of("pass", "scan"));
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_21)
  void theForeignFunctionApiIsRefusedWhereThereIsNone() {
    assertThatThrownBy(() -> plan("[none, pass]", "{bindings: [ffm]}", "{}"))
        .hasMessageContaining("ffm needs JDK 22 or newer");
  }

  @Test
  void aBindingOfJavaRefusesWhatItCannotCall() {
    assertThatThrownBy(() -> plan("[none, pass]", "{bindings: [jna], functions: [readv]}", "{}"))
        .hasMessageContaining("jna can only call read");
    assertThatThrownBy(() -> plan("[none, pass]", "{bindings: [native], threads: [2]}", "{}"))
        .hasMessageContaining("native calls from one thread");
    assertThatThrownBy(() -> plan("[none, pass]", "{bindings: [jni]}", "{}"))
        .hasMessageContaining(
            "'jni' is unknown; did you mean 'jna'? use one of [duet, probe, native, jna");
    assertThatThrownBy(() -> plan("[none, pass]", "{targets: [udp]}", "{}"))
        .hasMessageContaining("micro.targets: 'udp' is unknown");
  }
}
