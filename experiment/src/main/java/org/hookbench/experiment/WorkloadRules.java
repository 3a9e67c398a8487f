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

  static void check(List<Workload> workloads, List<Arm> arms, Design design, Analysis analysis) {
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
    boolean metrics = workloads.stream().anyMatch(w -> !w.metrics().isEmpty());
    Require.that(
        !metrics || analysis.margin().absoluteNs() == 0,
        "analysis.margin: "
            + analysis.margin()
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
