// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.json.Json;
import org.hookbench.hook.Mechanisms.Ability;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.finding.Finding.Status;
import org.junit.jupiter.api.Test;

class MechanismFindingsTest {
  private static final String FAULT = "a fault of this kernel: a probe changes a result";
  private static final Ability FAULTY = new Ability("uprobe", false, true, FAULT);
  private static final Ability GOOD = new Ability("uprobe", false, true, null);
  private static final Ability FORBIDDEN = new Ability("uprobe", false, false, "no CAP_BPF");

  private static List<Finding> of(String arm, Ability... here) throws Exception {
    String yaml = "{name: t, sut: {app: hello}, arms: [none, '%s']}".formatted(arm);
    return MechanismFindings.of(Json.yaml().readValue(yaml, Experiment.class), () -> List.of(here));
  }

  @Test
  void aFaultOfTheKernelIsWarnedOf() throws Exception {
    assertThat(of("uprobe:count", FAULTY))
        .singleElement()
        .matches(f -> f.status() == Status.WARN && f.code().equals("mechanism-fault"))
        .matches(f -> f.message().equals("mechanism uprobe: " + FAULT) && f.action() != null);
  }

  @Test
  void aKernelWithoutTheFaultIsNotWarnedOf() throws Exception {
    assertThat(of("uprobe:count", GOOD)).extracting(Finding::status).containsExactly(Status.OK);
  }

  @Test
  void aFaultOfAMechanismThatNoArmUsesIsLeftOut() throws Exception {
    assertThat(of("got:count", FAULTY, new Ability("got", true, true, null)))
        .extracting(Finding::message)
        .containsExactly("mechanism got can be used");
    assertThat(of("count", FAULTY)).isEmpty();
  }

  @Test
  void whatCannotBeUsedFails() throws Exception {
    assertThat(of("uprobe:count", FORBIDDEN))
        .singleElement()
        .matches(f -> f.status() == Status.FAIL)
        .matches(f -> f.message().endsWith("cannot be used here: no CAP_BPF"));
  }
}
