// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListeningSocketsTest {
  private static final Path SELF = Path.of("/proc/self");
  private static final List<Long> ME = List.of(1L, ProcessHandle.current().pid());

  @Test
  void findsTheProcessThatListens() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(ListeningSockets.holders(SELF, socket.getLocalPort(), ME))
          .containsExactly(ProcessHandle.current().pid());
      assertThat(ListeningSockets.everyProcess()).contains(ProcessHandle.current().pid());
    }
  }

  @Test
  void nobodyHoldsAPortThatIsFree() {
    assertThat(ListeningSockets.holders(SELF, Ports.free(), ME)).isEmpty();
  }

  @Test
  void takesOnlySocketsThatListenOnThePort() {
    List<String> lines =
        List.of(
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt  uid",
            "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 111 1",
            "   1: 0100007F:1F90 0100007F:9999 01 00000000:00000000 00:00000000 00000000 0 0 222 1",
            "   2: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 333 1");

    assertThat(ListeningSockets.inodes(lines, 8080)).containsExactly("111");
  }
}
