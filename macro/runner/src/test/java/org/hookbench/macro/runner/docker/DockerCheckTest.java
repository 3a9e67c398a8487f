// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Info;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.finding.Finding.Status;
import org.junit.jupiter.api.Test;

class DockerCheckTest {
  @Test
  void aDaemonThatDoesNotAnswerIsWarnedOfWithItsAddress() {
    assertThat(DockerCheck.find("unix:///no/such.sock"))
        .singleElement()
        .satisfies(f -> assertThat(f.status()).isEqualTo(Status.WARN))
        .satisfies(f -> assertThat(f.message()).contains("unix:///no/such.sock"))
        .satisfies(f -> assertThat(f.action()).contains("group docker"));
  }

  @Test
  void aKernelThatCannotLimitMemoryIsWarnedOf() {
    Finding finding = DockerCheck.limits(new Info().withCpuCfsQuota(true).withMemoryLimit(false));

    assertThat(finding.status()).isEqualTo(Status.WARN);
  }
}
