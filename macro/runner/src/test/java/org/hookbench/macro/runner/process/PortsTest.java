// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.hookbench.experiment.console.UserError;
import org.hookbench.macro.load.connection.LocalPorts;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void aServerGetsAPortBelowThoseOfClients() {
    int clients = LocalPorts.ofSystem(exhausted -> {}).low();

    for (int i = 0; i < 100; i++) {
      assertThat(Ports.free()).isBetween(10_000, clients - 1);
    }
  }

  @Test
  void aPortThatIsTakenIsLeftOut() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThat(Ports.free(port, port + 1)).isPositive().isNotEqualTo(port);
      assertThatThrownBy(() -> Ports.requireFree(port))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(port + " on 127.0.0.1 is in use");
    }
  }

  @Test
  void whereClientsHaveAllPortsAnyIsTaken() {
    assertThat(Ports.free(10_000, 1024)).isPositive();
  }
}
