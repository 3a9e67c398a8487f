// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;

/** How a system under test is run and reached, whatever program it is. */
public record Service(
    @JsonPropertyDescription(
            "Port it listens on; without it a free one is chosen and passed as SERVER_PORT and in"
                + " place of {port}.")
        Integer port,
    @JsonPropertyDescription(
            "Path that answers 200 when it is ready (default: /; for your own program: none, an"
                + " open port is enough).")
        String ready,
    @JsonPropertyDescription("Environment variables of the system under test.")
        Map<String, String> env,
    @JsonPropertyDescription("Folders for its container, as in /data:/data:ro.")
        List<String> mounts,
    @JsonPropertyDescription("Limits of CPU and memory, of each copy.") Limits limits,
    @JsonPropertyDescription("Copies that share the connections of an arm (default: 1).")
        Integer replicas,
    @JsonPropertyDescription(
            "Kubernetes adds and removes copies by the CPU that they use, in place of replicas.")
        Autoscale autoscale,
    @JsonPropertyDescription(
            "true: a server that ends is started again and the trial goes on; how often, and for"
                + " how long it was away, is compared (default: false, the trial fails).")
        Boolean restart) {
  static final Service DEFAULT = new Service(null, null, null, null, null, null, null, null);
  static final int MOST_REPLICAS = 1_000;

  public Service {
    env = Require.orElse(env, Map.of());
    mounts = Require.orElse(mounts, List.of());
    limits = Require.orElse(limits, Limits.NONE);
    Require.that(
        replicas == null || replicas >= 1 && replicas <= MOST_REPLICAS,
        "sut.replicas: " + replicas + " must be 1 to " + MOST_REPLICAS);
    Require.port("sut.port", port);
    Require.path("sut.ready", ready);
    Require.variables("sut.env", env);
    Require.mounts("sut.mounts", mounts);
  }
}
