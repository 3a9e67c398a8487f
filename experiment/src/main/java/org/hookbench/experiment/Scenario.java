package org.hookbench.experiment;

import org.hookbench.experiment.console.UserError;

/** One fixed combination of all parameters except the arm. */
public record Scenario(String name, Sut sut, Environment environment, Load load) {
  /** Refuses parts that do not go together: a key without an effect, by its name. */
  public void check() {
    Combination.check(sut, environment, load);
  }

  /** The system under test of an environment that starts it. */
  public Sut.Deployed deployed() {
    if (sut instanceof Sut.Deployed deployed) {
      return deployed;
    }
    throw new UserError("sut.urls: belongs to environment endpoints");
  }
}
