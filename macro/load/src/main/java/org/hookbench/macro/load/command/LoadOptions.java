// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import java.util.Optional;
import org.hookbench.experiment.Clients;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Timetable;
import org.hookbench.experiment.console.UserError;
import picocli.CommandLine.Mixin;

/** The options that say what the load is; each has the name of its key in an experiment file. */
final class LoadOptions {
  private static final int OPEN_CONNECTIONS = 64;

  @Mixin private ClientOptions clients;
  @Mixin private PaceOptions pace;
  @Mixin private RequestOptions requests;
  @Mixin private TrustOptions trust;

  Load.Http load() {
    Optional<Timetable> timetable = pace.timetable();
    return timetable.isPresent() ? scheduled(timetable.get()) : closed();
  }

  private Load.Http closed() {
    return new Load.Closed(
        pace.extent(),
        clients.thinkTime(),
        clients.thinkDistribution(),
        clients.clients(1),
        requests.requests(),
        trust.trust());
  }

  private Load.Http scheduled(Timetable timetable) {
    if (clients.thinkTime() != null || clients.thinkDistribution() != null) {
      throw new UserError(
          "--think, --think-distribution: belong to a closed loop; leave them out, or --rate,"
              + " --steps, --trace, --gap and --bursts");
    }
    Clients asked = clients.clients(OPEN_CONNECTIONS);
    return pace.bursts() == null
        ? new Load.Open(pace.extent(), timetable, asked, requests.requests(), trust.trust())
        : new Load.Bursts(
            pace.bursts(), pace.extent(), timetable, asked, requests.requests(), trust.trust());
  }
}
