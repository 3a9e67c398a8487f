// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MechanismTest {
  private static final String PROCESS = "sut: {app: hello}\n";

  private static Experiment read(String arms, String rest) {
    return ExperimentFile.parse("f", "name: x\narms: " + arms + "\n" + rest).experiment();
  }

  @Test
  void aHookBehindItsMechanismIsTheSameInBothForms() {
    List<Arm> arms =
        read("[none, audit:count, {name: long, mechanism: audit, hook: count}]", PROCESS).arms();

    assertThat(arms.get(1).label()).isEqualTo("audit-count");
    assertThat(arms.get(1).text()).isEqualTo("audit:count");
    assertThat(arms.get(1).variant().differences())
        .isEqualTo(arms.get(2).variant().differences())
        .containsEntry("mechanism", "audit");
    assertThat(arms.get(2).variant().chain()).containsExactly(new Arm.Ours("count"));
    assertThat(arms.get(2).variant().mechanism()).isEqualTo(Mechanism.AUDIT);
  }

  @Test
  void aJavaAgentIsTheSameInBothForms() {
    List<Arm> arms =
        read("[none, 'agent:a/tracer.jar', {name: long, agent: a/tracer.jar}]", PROCESS).arms();

    assertThat(arms.get(1).label()).isEqualTo("agent-tracer");
    assertThat(arms.get(1).text()).isEqualTo("agent:a/tracer.jar");
    assertThat(arms.get(1).variant().differences())
        .isEqualTo(arms.get(2).variant().differences())
        .containsEntry("agent", "a/tracer.jar");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "podman|audit:count",
        "kubernetes|audit:count",
        "docker|zpoline:count",
        "docker|{name: a, mechanism: uprobe, hook: count}",
        "podman|seccomp:count",
      })
  void refusesAMechanismWhereNobodyCanDeployIt(String environment, String arm) {
    String rest = "sut: {image: 'a:1', port: 80}\nenvironment: {kind: " + environment + "}\n";

    assertThatThrownBy(() -> read("[none, " + arm + "]", rest))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is not possible in environment " + environment);
  }
}
