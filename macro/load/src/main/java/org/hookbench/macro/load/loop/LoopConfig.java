package org.hookbench.macro.load.loop;

import java.util.List;
import java.util.function.Consumer;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.macro.load.clock.NanoClock;
import org.hookbench.macro.load.http.Target;
import org.hookbench.macro.load.sample.SampleRing;
import org.hookbench.macro.load.tls.Encryption;

/**
 * What a run is to do, and where it puts what it measures.
 *
 * @param targets one for each arm
 * @param seed of every random choice
 * @param encryption of requests to https targets
 */
public record LoopConfig(
    List<Target> targets,
    Load load,
    long seed,
    NanoClock clock,
    SampleRing ring,
    Consumer<ConnectionSetup> setups,
    Stop stop,
    Encryption encryption) {
  public LoopConfig {
    targets = List.copyOf(targets);
  }
}
