// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.sample.Exchange;

/** Makes the links of one loop. */
public interface Links {
  /** Makes a link that is not open; {@code owner} gets its times and says whose it is. */
  Link to(HttpTarget target, Exchange owner);

  /** Ends a wait for events that is under way; from any thread. */
  void wakeUp();

  /** Releases what the links share; each link is closed by its connection. */
  void close();
}
