// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Placement;
import org.hookbench.stats.analysis.Check;

/** Recommendations of "Benchmarking Function Hook Latency in Cloud-Native Environments". */
final class TenRecommendations {
  private static final int MANY = 5;
  private static final Set<Environment.Kind> MAYBE_CLUSTER =
      Set.of(Environment.Kind.KUBERNETES, Environment.Kind.ENDPOINTS, Environment.Kind.PROVIDER);

  private TenRecommendations() {}

  static Checklist answer(FileEvidence e) {
    return new Checklist(
        "Ten recommendations",
        "Kahlhofer et al., Benchmarking Function Hook Latency in Cloud-Native Environments, SSP"
            + " 2023",
        List.of(
            samePod(e),
            sameNode(e),
            mesh(e),
            tenancy(e),
            close(e),
            named(e),
            used(e),
            limits(e),
            repeated(e),
            several(e)));
  }

  private static Check samePod(FileEvidence e) {
    return placed(
        e,
        "Load generator and application in the same pod",
        Placement.SAME_POD,
        Placement.SAME_HOST);
  }

  private static Check sameNode(FileEvidence e) {
    return placed(
        e,
        "If not, on the same node",
        Placement.SAME_POD,
        Placement.SAME_HOST,
        Placement.SAME_NODE);
  }

  private static Check placed(FileEvidence e, String demand, Placement... fit) {
    if (e.environments().isEmpty()) {
      return Check.open(demand, "no requests were measured");
    }
    boolean all =
        e.environments().stream().map(Environment::placement).allMatch(List.of(fit)::contains);
    return Check.of(demand, all, e.environmentNames());
  }

  private static Check mesh(FileEvidence e) {
    String demand = "Effects of a service mesh weighed";
    if (e.environments().isEmpty()) {
      return Check.open(demand, "no requests were measured");
    }
    boolean noCluster =
        e.environments().stream().map(Environment::kind).noneMatch(MAYBE_CLUSTER::contains);
    if (noCluster) {
      return Check.of(demand, true, "no cluster, so no mesh: " + e.environmentNames());
    }
    Set<String> sidecars = e.podLabels("inject");
    if (sidecars.isEmpty()) {
      return Check.open(
          demand, "a cluster or endpoints; the files do not show whether it has a mesh");
    }
    boolean without = sidecars.stream().anyMatch(label -> !label.endsWith("=true"));
    String both = sidecars.size() > 1 ? "with and without a sidecar: " : "labels of the pods: ";
    return Check.of(demand, without, both + String.join(", ", sidecars));
  }

  private static Check tenancy(FileEvidence e) {
    String demand = "No other tenants on the machine";
    double stolen = e.largestFigure("steal_seconds");
    if (stolen > 0) {
      return Check.of(
          demand,
          false,
          String.format(Locale.ROOT, "CPU steal was up to %.2f s in a trial", stolen));
    }
    String virtualization = e.environment("host", "virtualization");
    if (virtualization.equals("none")) {
      return Check.of(demand, true, "not virtualised");
    }
    return Check.open(
        demand,
        virtualization.isEmpty()
            ? "provenance.json does not say whether the machine is virtual"
            : "virtual machine (" + virtualization + "); no CPU steal was seen");
  }

  private static Check close(FileEvidence e) {
    return Check.of(
        "Measured close to the hook",
        e.hasMicro(),
        e.hasMicro()
            ? "single calls are timed inside the process, in nanoseconds"
            : "only whole requests were measured, by the load generator");
  }

  private static Check named(FileEvidence e) {
    String kinds = (e.hasMicro() ? "micro " : "") + (e.hasMacro() ? "macro" : "");
    return Check.of(
        "Said whether it is a micro or a macro benchmark",
        !kinds.isEmpty(),
        kinds.isEmpty()
            ? "nothing was measured"
            : "each comparison is marked: " + kinds.strip().replace(" ", " and "));
  }

  private static Check used(FileEvidence e) {
    long with = e.withFigure("reads_per_request");
    return Check.of(
        "Described how the application uses the hooked function",
        with > 0,
        with > 0
            ? "the hook counted its calls per request in " + with + " trials"
            : "no trial counted calls per request");
  }

  private static Check limits(FileEvidence e) {
    String demand = "Resource limits watched";
    boolean throttling = e.hasResource("throttled_ns");
    boolean cpu = e.hasResource("cpu_ns");
    return throttling || cpu
        ? Check.of(
            demand,
            true,
            throttling
                ? "CPU time and throttling of each arm, every second"
                : "CPU time of each arm, every second; no limit, so no throttling")
        : Check.of(demand, false, "no resources.csv with CPU time");
  }

  private static Check repeated(FileEvidence e) {
    return Check.of(
        "Many repetitions",
        e.fewestTrials() >= MANY,
        "at least " + e.fewestTrials() + " trials with fresh processes per comparison");
  }

  private static Check several(FileEvidence e) {
    String names =
        e.environments().stream()
            .map(Environment::label)
            .distinct()
            .collect(Collectors.joining(", "));
    return Check.of(
        "Several environments",
        e.environments().size() > 1,
        e.environments().size() + (names.isEmpty() ? "" : ": " + names));
  }
}
