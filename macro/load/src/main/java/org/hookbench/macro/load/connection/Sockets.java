// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.function.Consumer;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.macro.load.clock.NanoClock;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.sample.Exchange;
import org.hookbench.macro.load.tls.Encryption;

/** The sockets of one loop, with the selector that they share. */
public final class Sockets implements Links {
  private final NanoClock clock;
  private final Encryption encryption;
  private final Consumer<ConnectionSetup> setups;
  private final LocalPorts ports;
  private final Selector selector;

  /**
   * Opens a selector.
   *
   * @param setups takes each attempt to set up a connection
   * @param ports gives each arm its local ports; null leaves the choice to the system
   */
  public Sockets(
      NanoClock clock, Encryption encryption, Consumer<ConnectionSetup> setups, LocalPorts ports)
      throws IOException {
    this.clock = clock;
    this.encryption = encryption;
    this.setups = setups;
    this.ports = ports;
    this.selector = Selector.open();
  }

  NanoClock clock() {
    return clock;
  }

  Selector selector() {
    return selector;
  }

  LocalPorts ports() {
    return ports;
  }

  void report(ConnectionSetup setup) {
    setups.accept(setup);
  }

  @Override
  public Link to(HttpTarget target, Exchange owner) {
    return new SocketLink(this, target, owner, Transport.to(target, encryption));
  }

  @Override
  public void wakeUp() {
    selector.wakeup();
  }

  @Override
  public void close() {
    try {
      selector.close();
    } catch (IOException e) {
      // Nothing waits on it any more.
    }
  }
}
