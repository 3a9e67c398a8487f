package org.hookbench.macro.runner.deploy;

import java.util.List;
import org.hookbench.experiment.Load;

/** What the load generator is told: spec.json. */
public record LoadOrder(String schema, List<Target> targets, Load load, long seed) {
  public static final String FILE = "spec.json";

  /** One arm and where it is. */
  public record Target(String arm, String url) {}

  /** For these arms, in this order. */
  public static LoadOrder of(List<? extends DeployedArm> arms, Load load, long seed) {
    List<Target> targets = arms.stream().map(a -> new Target(a.label(), a.url())).toList();
    return new LoadOrder("hookbench/load/1", targets, load, seed);
  }

  /** The same for a part of the load, with a seed of its own. */
  public LoadOrder part(Load part, int i) {
    return new LoadOrder(schema, targets, part, seed + i);
  }
}
