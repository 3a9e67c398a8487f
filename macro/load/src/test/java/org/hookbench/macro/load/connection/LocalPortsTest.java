// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocalPortsTest {
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<String> exhausted = new ArrayList<>();
  private InetSocketAddress server;

  @BeforeEach
  void startServer() throws IOException {
    PortServer started = new PortServer("127.0.0.1");
    open.add(started);
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), started.port());
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private int connect(LocalPorts ports, int arm) throws IOException {
    SocketChannel channel = ports.connect(arm, server);
    open.add(channel);
    return channel.socket().getLocalPort();
  }

  /** Takes a port, so that nobody else can; its neighbour of the other parity is free. */
  private int occupied() throws IOException {
    while (true) {
      ServerSocket socket = listen(0);
      int port = socket.getLocalPort();
      try {
        listen(port ^ 1).close();
        open.add(socket);
        return port;
      } catch (IOException e) {
        socket.close();
      }
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"));
  }

  @Test
  void aPortThatIsTakenIsLeftOutAndNoneIsUsedTwice() throws IOException {
    int port = occupied();
    LocalPorts ports = new LocalPorts((port & ~1) - 40, port | 1, exhausted::add);
    List<Integer> seen = new ArrayList<>();
    while (exhausted.isEmpty()) {
      try {
        seen.add(connect(ports, port & 1));
      } catch (IOException e) {
        assertThat(exhausted).containsExactly(e.getMessage());
      }
    }
    assertThat(seen).isNotEmpty().doesNotHaveDuplicates().doesNotContain(port);
    assertThat(seen).allMatch(p -> (p & 1) == (port & 1));
  }

  @Test
  void anArmWithoutAFreePortIsAnErrorThatSaysWhatToDoAndTheOtherArmGoesOn() throws IOException {
    int port = occupied();
    LocalPorts ports = new LocalPorts(port & ~1, port | 1, exhausted::add);

    assertThatThrownBy(() -> connect(ports, port & 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no " + ((port & 1) == 0 ? "even" : "odd") + " local port")
        .hasMessageContaining("ip_local_port_range");
    assertThat(exhausted).hasSize(1);
    assertThat(connect(ports, 1 - (port & 1))).isEqualTo(port ^ 1);
  }

  @Test
  void aPortOfALiveConnectionToTheServerIsNotUsedTwice() throws IOException {
    int port = occupied();
    LocalPorts ports = new LocalPorts(port & ~1, port | 1, exhausted::add);
    connect(ports, 1 - (port & 1));

    assertThatThrownBy(() -> connect(ports, 1 - (port & 1))).hasMessageContaining("local port");
  }

  @Test
  void eachArmNumbersItsConnectionsFromZero() {
    LocalPorts ports = new LocalPorts(40_000, 40_009, exhausted::add);

    assertThat(List.of(ports.nextConnection(0), ports.nextConnection(0), ports.nextConnection(1)))
        .containsExactly(0, 1, 0);
  }

  @Test
  void theRangeOfTheSystemIsReadAndAMissingOneIsThatOfAUsualLinux() throws IOException {
    assertThat(connect(LocalPorts.ofSystem(exhausted::add), 1) % 2).isEqualTo(1);
    assertThat(LocalPorts.of(Path.of("/no/such/file"), exhausted::add))
        .hasToString("ports 32768 to 60999");
  }

  @Test
  void aRangeWithoutAPairIsRefused() {
    assertThatThrownBy(() -> new LocalPorts(40_001, 40_002, exhausted::add))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
