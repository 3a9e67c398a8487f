// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContainerLogTest {
  @Test
  void aLogThatCannotBeHadSaysWhy() {
    try (DockerEngine engine = DockerEngine.at("unix:///no/such.sock")) {
      assertThat(new ContainerLog(engine, "0123456789ab").text())
          .startsWith("(no log: ")
          .contains("No such file or directory");
    }
  }
}
