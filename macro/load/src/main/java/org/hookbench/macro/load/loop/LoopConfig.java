// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import java.util.List;
import java.util.function.Consumer;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.macro.load.clock.NanoClock;
import org.hookbench.macro.load.connection.LocalPorts;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.sample.SampleRing;
import org.hookbench.macro.load.tls.Encryption;

/**
 * The settings of a loop, and where it puts what it measures.
 *
 * @param targets one for each arm; two arms of a switch have the same URL
 * @param seed of every random choice
 * @param setups takes each attempt to set up a connection
 * @param encryption of requests to https targets
 * @param renewAfter requests after which a connection of a switch is closed and replaced; {@link
 *     #NO_SWITCH} if the arms are not chosen by local port
 */
public record LoopConfig(
    List<HttpTarget> targets,
    Load.Http load,
    long seed,
    NanoClock clock,
    SampleRing ring,
    Consumer<ConnectionSetup> setups,
    Stop stop,
    Encryption encryption,
    long renewAfter) {
  /** Connections keep their number, and the system chooses their local ports. */
  public static final long NO_SWITCH = Long.MAX_VALUE;

  public LoopConfig {
    targets = List.copyOf(targets);
    if (renewAfter < 1) {
      throw new IllegalArgumentException("renewAfter: " + renewAfter + " is less than 1");
    }
    if (renewAfter != NO_SWITCH && targets.size() != LocalPorts.ARMS) {
      throw new IllegalArgumentException("a switch has two arms, not " + targets.size());
    }
  }

  /** Returns whether the low bit of the local port of a connection chooses its arm. */
  public boolean switches() {
    return renewAfter != NO_SWITCH;
  }
}
