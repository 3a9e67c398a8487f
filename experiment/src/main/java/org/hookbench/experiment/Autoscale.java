// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.hookbench.experiment.console.Quoted;

/** How many copies a HorizontalPodAutoscaler of Kubernetes may make, and for which use of CPU. */
public record Autoscale(
    @JsonPropertyDescription("Copies that are ready before the load starts, at least (default: 1).")
        Integer min,
    @JsonPropertyDescription("Copies at most.") Integer max,
    @JsonPropertyDescription(
            "CPU that the copies use on average, of what they request, as in 50%: above it copies"
                + " are added.")
        String cpu) {
  private static final String WHOLE_PERCENT = "[1-9][0-9]{0,2}%";

  public Autoscale {
    Require.that(
        max != null && cpu != null,
        "sut.autoscale: max and cpu are missing, as in {min: 1, max: 3, cpu: 50%}");
    min = Require.orElse(min, 1);
    Require.atLeast("sut.autoscale.min", min, 1);
    Require.that(
        max > min && max <= Service.MOST_REPLICAS,
        "sut.autoscale.max: %s must be more than min (%s) and at most %s"
            .formatted(max, min, Service.MOST_REPLICAS));
    Require.that(
        cpu.matches(WHOLE_PERCENT),
        "sut.autoscale.cpu: %s must be 1%% to 999%%, as in 50%%".formatted(Quoted.of(cpu)));
  }

  /** Share of the requested CPU, in percent. */
  public int cpuPercent() {
    return Integer.parseInt(cpu.replace("%", ""));
  }

  /** Refuses what would have no effect, or keep it from scaling. */
  static void check(Sut.Deployed sut, Environment environment, Load load) {
    Require.that(
        environment instanceof Environment.Kubernetes
            && environment.placement() != Placement.SAME_POD,
        "sut.autoscale: is possible in environment kubernetes with placement same-node or"
            + " different-nodes only, not in "
            + environment.label());
    Require.that(
        sut.service().replicas() == null && !sut.restarts(),
        "sut.autoscale: sets the number of copies; remove sut.replicas and sut.restart");
    Pods.Share requests = ((Environment.Kubernetes) environment).pods().requests();
    Require.that(
        sut.limits().cpus() != null || requests != null && requests.cpus() != null,
        "sut.autoscale.cpu: is a share of the CPU that a copy requests; give sut.limits.cpus or"
            + " environment.requests.cpus");
    Require.that(
        load instanceof Load.Http http
            && !(http.clients().keepAlive() && http.clients().requestsPerConnection() == null),
        "sut.autoscale: a connection stays with one copy, so those that are added would get no"
            + " request; write load.requestsPerConnection: 1, or keepAlive: false");
  }
}
