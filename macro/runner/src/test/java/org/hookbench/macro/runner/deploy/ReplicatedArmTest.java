// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.macro.runner.resources.Reading;
import org.hookbench.macro.runner.resources.Resource;
import org.junit.jupiter.api.Test;

/** Several copies are one arm. */
class ReplicatedArmTest {
  private record Copy(String label, String url, Optional<String> failure) implements DeployedArm {
    @Override
    public Reading reading() {
      return Reading.now(Map.of(Resource.CPU_NS, 5L, Resource.STEAL_NS, 7L));
    }

    @Override
    public Evidence evidence() {
      return Evidence.NONE;
    }
  }

  private static Copy copy(String label, String failure) {
    return new Copy(label, "http://" + label + ":80", Optional.ofNullable(failure));
  }

  @Test
  void copiesOfOneLabelAreOneArmAndAnArmOfOneIsItself() {
    Copy alone = copy("scan", null);

    List<DeployedArm> arms =
        ReplicatedArm.of(List.of(copy("none", null), copy("none", null), alone));

    assertThat(arms).extracting(DeployedArm::label).containsExactly("none", "scan");
    assertThat(arms.get(0).copies()).hasSize(2);
    assertThat(arms.get(1)).isSameAs(alone);
  }

  @Test
  void connectionsGoToEachCopyAndToAServiceOfAllOnce() {
    Copy other = new Copy("none", "http://other:80", Optional.empty());

    assertThat(new ReplicatedArm(List.of(copy("none", null), other)).urls())
        .containsExactly("http://none:80", "http://other:80");
    assertThat(new ReplicatedArm(List.of(other, other)).urls()).containsExactly("http://other:80");
  }

  @Test
  void usageIsAddedUpWhatTheMachineSuffersIsNotAndOneThatDiedIsNotReady() {
    DeployedArm arm = ReplicatedArm.of(List.of(copy("a", null), copy("a", "died"))).get(0);

    assertThat(arm.reading().values())
        .containsEntry(Resource.CPU_NS, 10L)
        .containsEntry(Resource.STEAL_NS, 7L)
        .containsEntry(Resource.REPLICAS_WANTED, 2L)
        .containsEntry(Resource.REPLICAS_READY, 1L);
    assertThat(arm.failure()).contains("died");
  }
}
