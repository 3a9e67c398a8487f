// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** Environment provider: systems that a program of the user deploys. */
public record Provided(
    @JsonPropertyDescription(
            "Program that lists, deploys, updates and removes the arms, and its arguments.")
        List<String> command,
    @JsonPropertyDescription("Longest run of the program for one arm (default: 10min).")
        TimeSpan timeout,
    @JsonPropertyDescription(EnvironmentKeys.PLACEMENT) Placement placement,
    @JsonUnwrapped Metrics metrics,
    @JsonUnwrapped AroundTrial aroundTrial)
    implements Environment {
  public Provided {
    placement = Kind.PROVIDER.checked(placement);
    command = Require.orElse(command, List.of());
    timeout = Require.orElse(timeout, TimeSpan.parse("10min"));
    Require.that(
        !command.isEmpty() && !command.get(0).isBlank(),
        "environment.command: missing; give the program that deploys, as in"
            + " [macro/providers/kubernetes]");
    Require.that(timeout.ns() > 0, "environment.timeout: 0 is no time to wait; give more");
  }

  @Override
  public Kind kind() {
    return Kind.PROVIDER;
  }

  @Override
  public String label() {
    return "provider-" + Names.label(command.get(0).replaceFirst(".*/", ""));
  }
}
