// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** Where the system under test runs: one type for each kind, with the keys that this kind has. */
public sealed interface Environment
    permits Environment.Process,
        Environment.Docker,
        Environment.Podman,
        Environment.Kubernetes,
        Environment.Endpoints,
        Provided {
  Environment PROCESS = new Process(null, Metrics.NONE, AroundTrial.NOTHING);

  /** The engines. */
  enum Kind {
    PROCESS(Placement.SAME_HOST),
    DOCKER(Placement.SAME_NODE, Placement.SAME_POD),
    PODMAN(Placement.SAME_POD),
    KUBERNETES(Placement.SAME_POD, Placement.SAME_NODE, Placement.DIFFERENT_NODES),
    ENDPOINTS(Placement.DIFFERENT_NODES, Placement.SAME_HOST, Placement.SAME_NODE),
    PROVIDER(Placement.DIFFERENT_NODES, Placement.SAME_HOST, Placement.SAME_NODE);

    private final List<Placement> placements;

    Kind(Placement... placements) {
      this.placements = List.of(placements);
    }

    /** The placements this kind can do, its default first. */
    public List<Placement> placements() {
      return placements;
    }

    Placement checked(Placement asked) {
      Require.that(
          asked == null || placements.contains(asked),
          "environment.placement: %s is not possible with %s; it can do %s"
              .formatted(
                  asked == null ? "" : Names.of(asked),
                  Names.of(this),
                  placements.stream().map(Names::of).toList()));
      return asked == null ? placements.get(0) : asked;
    }
  }

  /** The engine. */
  @JsonProperty("kind")
  Kind kind();

  /** Where the load generator stands to it. */
  Placement placement();

  Metrics metrics();

  AroundTrial aroundTrial();

  /** Labels of pods, as in {@code sidecar.istio.io/inject=true}; empty where there are no pods. */
  default List<String> labels() {
    return List.of();
  }

  /** Short name for files and tables. */
  default String label() {
    return Names.of(kind()) + "-" + Names.of(placement());
  }

  /** Whether the arms have an address that the machine of the runner reaches. */
  default boolean isReachedFromRunner() {
    return placement() != Placement.SAME_POD && kind() != Kind.KUBERNETES;
  }

  /** Processes of this machine. */
  record Process(
      @JsonPropertyDescription(EnvironmentKeys.PLACEMENT) Placement placement,
      @JsonUnwrapped Metrics metrics,
      @JsonUnwrapped AroundTrial aroundTrial)
      implements Environment {
    public Process {
      placement = Kind.PROCESS.checked(placement);
    }

    @Override
    public Kind kind() {
      return Kind.PROCESS;
    }

    @Override
    public String label() {
      return "process";
    }
  }

  /** Containers of a Docker daemon. */
  record Docker(
      @JsonPropertyDescription(EnvironmentKeys.PLACEMENT) Placement placement,
      @JsonPropertyDescription(EnvironmentKeys.HOST) String host,
      @JsonPropertyDescription(EnvironmentKeys.BASE) String base,
      @JsonUnwrapped Metrics metrics,
      @JsonUnwrapped AroundTrial aroundTrial)
      implements Environment {
    public Docker {
      placement = Kind.DOCKER.checked(placement);
    }

    @Override
    public Kind kind() {
      return Kind.DOCKER;
    }

    @Override
    public String label() {
      return Environment.super.label() + suffix(base);
    }
  }

  /** One pod of podman. */
  record Podman(
      @JsonPropertyDescription(EnvironmentKeys.PLACEMENT) Placement placement,
      @JsonPropertyDescription(EnvironmentKeys.HOST) String host,
      @JsonPropertyDescription(EnvironmentKeys.BASE) String base,
      @JsonPropertyDescription(EnvironmentKeys.LABELS) List<String> labels,
      @JsonUnwrapped Metrics metrics,
      @JsonUnwrapped AroundTrial aroundTrial)
      implements Environment {
    public Podman {
      placement = Kind.PODMAN.checked(placement);
      labels = Require.labels(labels);
    }

    @Override
    public Kind kind() {
      return Kind.PODMAN;
    }

    @Override
    public String label() {
      return Environment.super.label() + suffix(labels) + suffix(base);
    }
  }

  /** Pods of a cluster. */
  record Kubernetes(
      @JsonPropertyDescription(EnvironmentKeys.PLACEMENT) Placement placement,
      @JsonPropertyDescription("kubectl context (default: the current one).") String context,
      @JsonPropertyDescription("Namespace of the pods (default: hookbench).") String namespace,
      @JsonPropertyDescription("Registry to push images to (default: images are on the nodes).")
          String registry,
      @JsonPropertyDescription(
              "Names of nodes: the system under test runs on the first, load generators on the"
                  + " others.")
          List<String> nodes,
      @JsonPropertyDescription(
              "Load generators that share the load, each in a pod of its own (default: 1).")
          Integer generators,
      @JsonPropertyDescription(
              "Reads, and as many writes, of a ConfigMap per second during each trial, which time"
                  + " the API server (default: none).")
          Integer apiProbe,
      @JsonPropertyDescription(EnvironmentKeys.BASE) String base,
      @JsonPropertyDescription(EnvironmentKeys.LABELS) List<String> labels,
      @JsonUnwrapped Pods pods,
      @JsonUnwrapped Metrics metrics,
      @JsonUnwrapped AroundTrial aroundTrial)
      implements Environment {
    private static final int MOST_PROBES = 50;

    public Kubernetes {
      placement = Kind.KUBERNETES.checked(placement);
      namespace = Require.orElse(namespace, "hookbench");
      nodes = Require.orElse(nodes, List.of());
      generators = Require.orElse(generators, 1);
      labels = Require.labels(labels);
      Require.atLeast("environment.generators", generators, 1);
      Require.that(
          apiProbe == null || apiProbe >= 1 && apiProbe <= MOST_PROBES,
          "environment.apiProbe: %s must be 1 to %s per second".formatted(apiProbe, MOST_PROBES));
      Require.that(
          generators == 1 || placement != Placement.SAME_POD,
          "environment.generators: several need pods of their own: placement same-node or"
              + " different-nodes, not same-pod");
      Require.that(
          nodes.size() <= 1 || placement == Placement.DIFFERENT_NODES,
          "environment.nodes: only the first has an effect with placement "
              + Names.of(placement)
              + "; name one, or write placement: different-nodes");
      Require.that(
          nodes.size() != 1 || placement != Placement.DIFFERENT_NODES,
          "environment.nodes: different-nodes needs the node of the system under test and at least"
              + " one more for the load, as in [node-a, node-b], or none for any two; kubectl get"
              + " nodes lists them");
    }

    @Override
    public Kind kind() {
      return Kind.KUBERNETES;
    }

    @Override
    public String label() {
      String several = generators > 1 ? "-g" + generators : "";
      return Environment.super.label()
          + several
          + suffix(labels)
          + suffix(base)
          + suffix(pods.runtimeClass());
    }
  }

  /** Systems that somebody else runs. */
  record Endpoints(
      @JsonPropertyDescription(EnvironmentKeys.PLACEMENT) Placement placement,
      @JsonUnwrapped Metrics metrics,
      @JsonUnwrapped AroundTrial aroundTrial)
      implements Environment {
    public Endpoints {
      placement = Kind.ENDPOINTS.checked(placement);
    }

    @Override
    public Kind kind() {
      return Kind.ENDPOINTS;
    }
  }

  private static String suffix(String base) {
    return base == null ? "" : "-" + Names.label(base);
  }

  private static String suffix(List<String> labels) {
    StringBuilder text = new StringBuilder();
    labels.forEach(label -> text.append('-').append(Names.label(label.replaceFirst(".*/", ""))));
    return text.toString();
  }
}
