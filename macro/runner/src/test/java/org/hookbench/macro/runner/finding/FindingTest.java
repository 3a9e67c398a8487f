// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import org.hookbench.macro.runner.finding.Finding.Status;
import org.junit.jupiter.api.Test;

class FindingTest {
  @Test
  void aDiskThatIsNearlyFullIsWarnedOf() {
    assertThat(DiskFinding.of("d", "/x", 1L << 30).status()).isEqualTo(Status.WARN);
    assertThat(DiskFinding.of("d", "/x", 1L << 40).status()).isEqualTo(Status.OK);
    assertThat(DiskFinding.of("d", "/x", 3L << 29).message()).isEqualTo("1.5 GiB free in /x");
  }

  @Test
  void aFolderOfAnotherMachineIsNotJudged() {
    assertThat(DiskFinding.of("d", new File("/no/such/folder"))).isEmpty();
  }

  @Test
  void whatIsLeftOfEarlierRunsIsNamed() {
    Finding left = LeftoverFinding.of("l", List.of("container a", "network b"));

    assertThat(left.status()).isEqualTo(Status.WARN);
    assertThat(left.message()).endsWith("container a, network b");
    assertThat(LeftoverFinding.of("l", List.of()).status()).isEqualTo(Status.OK);
  }
}
