// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Optional;
import java.util.stream.Stream;
import org.hookbench.experiment.console.UserError;

/** One fixed combination of all parameters except the arm. */
public record Scenario(
    @JsonPropertyDescription("Name of the scenario in results, unique in the file.") String name,
    @JsonPropertyDescription("Its system under test (default: the one of the experiment).") Sut sut,
    @JsonPropertyDescription("Where it runs (default: the one of the experiment).")
        Environment environment,
    @JsonPropertyDescription("How its requests are made (default: the one of the experiment).")
        Load load) {
  /** Refuses parts that do not go together: a key without an effect, by its name. */
  public void check() {
    Combination.check(sut, environment, load);
  }

  /** The program that ends: the system under test itself, or its client. */
  public Optional<Workload> workload() {
    return Stream.of(sut, load)
        .filter(Workload.class::isInstance)
        .map(Workload.class::cast)
        .findAny();
  }

  /** The system under test of an environment that starts it. */
  public Sut.Deployed deployed() {
    if (sut instanceof Sut.Deployed deployed) {
      return deployed;
    }
    throw new UserError("sut.urls: belongs to environment endpoints");
  }
}
