// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.hookbench.experiment.Micro;
import org.hookbench.experiment.Names;
import org.hookbench.micro.binding.Binding;
import org.hookbench.micro.point.Call;
import org.hookbench.micro.point.Target;
import org.junit.jupiter.api.Test;

class MicroWordsTest {
  @Test
  void theWordsOfTheFileAreThoseThatCanBeMeasured() {
    assertThat(Micro.FUNCTIONS)
        .containsExactlyInAnyOrderElementsOf(
            Call.NAMED.stream().flatMap(c -> Stream.of(c.text(), c.symbol())).distinct().toList());
    assertThat(Micro.TARGETS)
        .containsExactlyElementsOf(Arrays.stream(Target.values()).map(Names::of).toList());
    assertThat(Micro.BINDINGS)
        .containsExactlyElementsOf(Arrays.stream(Binding.values()).map(Names::of).toList());
  }
}
