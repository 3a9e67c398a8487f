// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedArmsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none, {name: a, preload: [pass, scan]}|duet|not a chain of 2",
        "none, {name: a, jvm: ['-Xmx1g']}|duet|jvm: has no effect in micro",
        "none, {name: a, setUp: [mount]}|duet|setUp: has no effect in micro",
        "none, {name: a, command: [x]}|duet|command: has no effect in micro",
        "none, seccomp:count|duet|mechanism seccomp cannot be beside unhooked calls in one process",
        "scan, got:count|probe|is compared with libc in micro, not with scan",
        "none, got:count|native|binding: native does not reach mechanism got",
      })
  void whatHasNoEffectOnACallIsRefused(String arms, String binding, String message) {
    String text = "name: a\narms: [%s]\nmicro: {bindings: [%s]}\n".formatted(arms, binding);
    ExperimentFile file = ExperimentFile.parse("a.yaml", text);

    assertThatThrownBy(() -> MicroJob.begin(file, folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }
}
