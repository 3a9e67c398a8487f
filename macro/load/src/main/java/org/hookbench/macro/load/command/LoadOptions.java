package org.hookbench.macro.load.command;

import org.hookbench.experiment.Load;
import org.hookbench.experiment.Pace;
import picocli.CommandLine.Mixin;

/** The options that say what the load is; each has the name of its key in an experiment file. */
final class LoadOptions {
  private static final int OPEN_CONNECTIONS = 64;

  @Mixin private ClientOptions clients;
  @Mixin private PaceOptions pace;
  @Mixin private RequestOptions requests;
  @Mixin private TrustOptions trust;

  Load load() {
    Pace asked = pace.pace();
    int connections = asked.model() == Pace.Model.CLOSED ? 1 : OPEN_CONNECTIONS;
    return new Load(
        asked,
        clients.clients(connections),
        requests.requests(),
        trust.trust(),
        Load.DEFAULT.driver());
  }
}
