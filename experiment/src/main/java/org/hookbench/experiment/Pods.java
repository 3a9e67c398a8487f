// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.Quoted;

/** What the pods of a cluster ask for, beside what every trial needs. */
public record Pods(
    @JsonPropertyDescription(
            "What each arm asks its node for (default: sut.limits), as in {cpus: 0.1, memory:"
                + " 64MiB}.")
        Share requests,
    @JsonPropertyDescription(
            "Limits of the load generator (default: none, or those of a LimitRange).")
        Share loadLimits,
    @JsonPropertyDescription("Name of the secret with which nodes pull images.") String pullSecret,
    @JsonPropertyDescription("Secrets whose entries are environment variables of the arms.")
        List<String> envSecrets,
    @JsonPropertyDescription("Labels of the nodes that pods may run on.")
        Map<String, String> nodeSelector,
    @JsonPropertyDescription(
            "Taints of nodes that pods tolerate, as in dedicated=bench:NoSchedule.")
        List<String> tolerations,
    @JsonPropertyDescription("Service account of the pods.") String serviceAccount,
    @JsonPropertyDescription("Annotations of the pods.") Map<String, String> annotations,
    @JsonPropertyDescription("Priority class of the pods.") String priorityClass,
    @JsonPropertyDescription("Runtime class of the pods, as in gvisor.") String runtimeClass) {
  private static final String TAINT =
      "[^=:\\s]+(=[^=:\\s]*)?(:(NoSchedule|PreferNoSchedule|NoExecute))?";

  /** None of these. */
  public static final Pods PLAIN =
      new Pods(null, null, null, null, null, null, null, null, null, null);

  /** Of CPUs and memory. */
  public record Share(
      @JsonPropertyDescription("CPU seconds per second.") Double cpus,
      @JsonPropertyDescription("Memory with its unit, as in 512MiB.") ByteSize memory) {
    public Share {
      Require.that(cpus == null || cpus > 0, "environment: cpus: " + cpus + " must be more than 0");
    }
  }

  public Pods {
    envSecrets = Require.orElse(envSecrets, List.of());
    nodeSelector = Require.orElse(nodeSelector, Map.of());
    tolerations = Require.orElse(tolerations, List.of());
    annotations = Require.orElse(annotations, Map.of());
    for (String taint : tolerations) {
      Require.that(
          taint.matches(TAINT),
          "environment.tolerations: %s must be key, key=value, or one of them with an effect:"
                  .formatted(Quoted.of(taint))
              + " NoSchedule, PreferNoSchedule or NoExecute, as in dedicated=bench:NoSchedule");
    }
  }
}
