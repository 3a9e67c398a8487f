package org.hookbench.experiment;

/** One fixed combination of all parameters except the arm. */
public record Scenario(String name, Sut sut, Environment environment, Load load) {
  public Scenario {
    Require.that(
        !load.driver().isGiven() || environment.isReachedFromRunner(),
        "load.command: runs on this machine, which does not reach the arms in environment "
            + environment.label()
            + "; use process, endpoints, or docker with placement same-node");
  }
}
