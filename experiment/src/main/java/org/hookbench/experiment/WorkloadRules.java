// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import java.util.List;

/** What an experiment with a workload can have beside it. */
final class WorkloadRules {
  private static final String ENDS = ": has no effect with workload, which ends by itself; remove ";

  private WorkloadRules() {}

  /** Refuses what it takes the place of. */
  static void checkAlone(List<Sut> sut, List<Load> load, List<Scenario> named, Micro micro) {
    Require.that(sut == null, "sut" + ENDS + "one of them");
    Require.that(load == null, "load" + ENDS + "it");
    Require.that(
        micro == null, "micro: measures calls, not a workload; give it an experiment of its own");
    Require.that(
        named == null || named.isEmpty(),
        "scenarios: have no effect with workload; give a list of workloads in their place");
  }

  /** Refuses what a client on this machine does not reach or has no use for. */
  static void checkClient(Workload client, Environment environment) {
    Require.that(
        environment.isReachedFromRunner(),
        "load.command: runs on this machine, which does not reach the arms in environment "
            + environment.label()
            + "; use process, endpoints, provider, or docker with placement same-node");
    Require.that(
        client.image() == null,
        "load.image: the client runs on this machine; remove it, or let it start a container, as in"
            + " command: [docker, run, --rm, --network, host, IMAGE, PROGRAM]");
    Combination.checkLimits(client, "load");
  }

  static void check(
      List<Workload> workloads, List<Arm> arms, Design design, List<Scenario> all, Margin margin) {
    for (Arm arm : workloads.isEmpty() ? List.<Arm>of() : arms) {
      Mechanism by = arm.variant().mechanism();
      Require.that(
          by == Mechanism.PRELOAD,
          "arms: %s: mechanism: %s is not possible with workload, only preload"
              .formatted(arm.label(), Names.of(by)));
    }
    Require.that(
        workloads.isEmpty() || design.schedule() != Schedule.SWITCH,
        "design.schedule: switch is about requests, and a workload has none; write schedule: duet");
    boolean metrics =
        all.stream()
            .flatMap(scenario -> scenario.workload().stream())
            .anyMatch(w -> !w.metrics().isEmpty());
    Require.that(
        !metrics || margin.absoluteNs() == 0,
        "analysis.margin: "
            + margin
            + " is a time, and the verdict is about a metric; give a share, as in 2%");
  }

  /** Refuses an environment that cannot run it, or a key that has no effect there. */
  static void check(Workload workload, Environment environment) {
    switch (environment.kind()) {
      case PROCESS -> {
        Require.that(
            workload.image() == null,
            "workload.image: environment process runs no image; remove it, or write environment:"
                + " {kind: docker}");
        Combination.checkLimits(workload, "workload");
      }
      case DOCKER, PODMAN ->
          Require.that(
              workload.image() != null,
              "workload.image: missing; environment "
                  + Names.of(environment.kind())
                  + " needs the image that the command is in, as in image: debian:12");
      default ->
          Require.that(
              false,
              "environment.kind: "
                  + Names.of(environment.kind())
                  + " runs no workload; use process, docker or podman");
    }
    Require.that(
        environment.metrics().prometheus().isEmpty(),
        "environment.prometheus: has no effect with workload; remove it");
  }
}
