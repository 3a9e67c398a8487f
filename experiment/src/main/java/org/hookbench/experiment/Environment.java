package org.hookbench.experiment;

import java.util.List;

/**
 * Where the system under test runs.
 *
 * @param kind the engine
 * @param placement where the load generator stands to it; null: the closest the kind can
 * @param context kubectl context (kubernetes)
 * @param namespace namespace (kubernetes); default hookbench
 * @param registry registry to push images to (kubernetes); null: images are on the nodes
 * @param pullSecret name of the secret by which nodes pull from it (kubernetes); null: none needed
 * @param nodes node names: the system under test runs on the first, load generators on the others
 * @param generators load generators that share the load, each in a pod of its own (kubernetes)
 * @param host engine address (docker, podman); null: the engine's default
 * @param base image that ours are built from, a factor of the experiment like any other; null: the
 *     local one of scripts/base-image if it is there, else a public Java runtime
 * @param labels for pods, as in {@code sidecar.istio.io/inject=true} (kubernetes, podman)
 * @param prometheus address of a Prometheus server that is asked after each trial; null: none
 * @param queries for it: PromQL by a name of your choice
 * @param setUp command that is run before each trial, on the machine of the runner
 * @param tearDown command that is run after each trial, whether it failed or not
 */
public record Environment(
    Kind kind,
    Placement placement,
    String context,
    String namespace,
    String registry,
    String pullSecret,
    List<String> nodes,
    Integer generators,
    String host,
    String base,
    List<String> labels,
    String prometheus,
    java.util.Map<String, String> queries,
    List<String> setUp,
    List<String> tearDown) {
  /** The engines. */
  public enum Kind {
    PROCESS(Placement.SAME_HOST),
    DOCKER(Placement.SAME_NODE, Placement.SAME_POD),
    PODMAN(Placement.SAME_POD),
    KUBERNETES(Placement.SAME_POD, Placement.SAME_NODE, Placement.DIFFERENT_NODES),
    ENDPOINTS(Placement.DIFFERENT_NODES, Placement.SAME_HOST, Placement.SAME_NODE);

    private final List<Placement> placements;

    Kind(Placement... placements) {
      this.placements = List.of(placements);
    }

    /** The placements this kind can do, its default first. */
    public List<Placement> placements() {
      return placements;
    }
  }

  public static final Environment PROCESS =
      new Environment(
          Kind.PROCESS,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);

  public Environment {
    kind = Require.orElse(kind, Kind.PROCESS);
    placement = Require.orElse(placement, kind.placements().get(0));
    Require.that(
        kind.placements().contains(placement),
        "environment.placement: "
            + Names.of(placement)
            + " is not possible with "
            + Names.of(kind)
            + "; it can do "
            + kind.placements().stream().map(Names::of).toList());
    namespace = Require.orElse(namespace, "hookbench");
    nodes = Require.orElse(nodes, List.of());
    generators = Require.orElse(generators, 1);
    Require.atLeast("environment.generators", generators, 1);
    Require.that(
        generators == 1 || kind == Kind.KUBERNETES && placement != Placement.SAME_POD,
        "environment.generators: several need pods of their own: kind kubernetes, placement"
            + " same-node or different-nodes; hookbench load --agent does it on plain machines");
    labels = Require.orElse(labels, List.of());
    queries = Require.orElse(queries, java.util.Map.of());
    setUp = Require.orElse(setUp, List.of());
    tearDown = Require.orElse(tearDown, List.of());
    Require.that(
        (prometheus == null) == queries.isEmpty(),
        "environment: prometheus and queries belong together; give the address and at least one"
            + " query, as in queries: {node_cpu: 'rate(node_cpu_seconds_total[5s])'}");
  }

  /** Whether the arms have an address that the machine of the runner reaches. */
  boolean isReachedFromRunner() {
    return switch (kind) {
      case PROCESS, ENDPOINTS -> true;
      case DOCKER -> placement == Placement.SAME_NODE;
      case PODMAN, KUBERNETES -> false;
    };
  }

  /** Short name for files and tables. */
  public String label() {
    StringBuilder label = new StringBuilder(Names.of(kind));
    if (kind != Kind.PROCESS) {
      label.append('-').append(Names.of(placement));
    }
    if (generators > 1) {
      label.append("-g").append(generators);
    }
    labels.forEach(pod -> label.append('-').append(plain(pod.replaceFirst(".*/", ""))));
    return base == null ? label.toString() : label.append('-').append(plain(base)).toString();
  }

  private static String plain(String text) {
    return text.replaceAll("[^A-Za-z0-9._-]+", "_");
  }
}
