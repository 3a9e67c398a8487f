// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelLogTest {
  private static final String LINE =
      "[13165.7] oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=libpod-4d1f,"
          + "mems_allowed=0,oom_memcg=/machine.slice/libpod-4d1f,task=java,pid=5335,uid=65532";

  @Test
  void aMemoryKillBelongsToTheContainerThatItsLineNames() {
    assertThat(KernelLog.isMemoryKill(LINE, "4d1f")).isTrue();
    assertThat(KernelLog.isMemoryKill(LINE, "9e20")).isFalse();
  }

  @Test
  void otherLinesAboutAContainerAreNoKill() {
    assertThat(KernelLog.isMemoryKill("[1.0] veth of 4d1f entered disabled state", "4d1f"))
        .isFalse();
  }
}
