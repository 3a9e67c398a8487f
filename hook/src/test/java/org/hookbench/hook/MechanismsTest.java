// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.hookbench.experiment.Mechanism;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.HookFile;
import org.junit.jupiter.api.Test;

class MechanismsTest {
  @Test
  void everyMechanismButPreloadIsTried() {
    Built.file("mechanisms/attach");

    assertThat(Mechanisms.here())
        .extracting(Mechanisms.Ability::mechanism)
        .containsExactlyElementsOf(
            Arrays.stream(Mechanism.values())
                .filter(m -> m != Mechanism.PRELOAD)
                .map(Names::of)
                .toList());
  }

  @Test
  void aLineSaysWhyNot() {
    assertThat(Mechanisms.Ability.parse("uprobe\tno\tCAP_PERFMON is missing; give it"))
        .isEqualTo(
            new Mechanisms.Ability("uprobe", false, false, "CAP_PERFMON is missing; give it"));
    assertThat(Mechanisms.Ability.parse("got\tyes"))
        .isEqualTo(new Mechanisms.Ability("got", true, true, null));
    assertThat(Mechanisms.Ability.parse("uprobe\tyes\ta fault of this kernel"))
        .isEqualTo(new Mechanisms.Ability("uprobe", false, true, "a fault of this kernel"));
  }

  @Test
  void whatCannotBeUsedHereIsRefusedWithTheReason() {
    Mechanisms.Ability no = new Mechanisms.Ability("ptrace", false, false, "ptrace is forbidden");

    assertThatThrownBy(no::require)
        .isInstanceOf(UserError.class)
        .hasMessage("arms: mechanism ptrace cannot be used here: ptrace is forbidden");
    assertThatCode(new Mechanisms.Ability("got", true, true, null)::require)
        .doesNotThrowAnyException();
  }

  @Test
  void aHookThatExportsNothingCannotBeCarried() {
    HookFile hook = HookFile.of(Built.file("hooks/null.so"));

    assertThatCode(() -> Mechanisms.requireFunctions(Mechanism.PRELOAD, hook))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Mechanisms.requireFunctions(Mechanism.GOT, hook))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("null.so: exports no function, so got has nothing to send to it");
  }

  @Test
  void anAuditorIsNamedToTheLoaderAndTheOthersAreNot() {
    assertThat(Mechanisms.variables(Mechanism.AUDIT, "/a.so", "/h.so"))
        .isEqualTo(Map.of("LD_AUDIT", "/a.so", "HOOKBENCH_CARRIES", "/h.so"));
    assertThat(Mechanisms.variables(Mechanism.GOT, "/g.so", "/h.so"))
        .isEqualTo(Map.of("HOOKBENCH_CARRIES", "/h.so"));
  }
}
