// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import java.util.List;

/** What samples the stacks of the arms in trials of their own. */
public enum Profile {
  /** The perf of the Linux kernel, on the machine of the runner. */
  PERF;

  private static final int MOST_BLOCKS = 3;

  /** How many blocks of trials are made under the profiler. */
  public static int blocks(Design design) {
    return Math.min(MOST_BLOCKS, design.blocks());
  }

  /** Refuses arms whose processes it cannot see or tell apart. */
  void check(List<Scenario> scenarios, Design design) {
    String key = "profile: " + Names.of(this) + ": ";
    Require.that(
        !scenarios.isEmpty(),
        key + "samples servers under load, and there is no sut; name one, or remove the key");
    Require.that(
        design.schedule() != Schedule.SWITCH,
        key
            + "cannot tell the arms of schedule: switch apart, which are one process; write"
            + " schedule: duet, or remove the key");
    for (Scenario scenario : scenarios) {
      Require.that(
          !(scenario.sut() instanceof Workload) && !(scenario.load() instanceof Load.Cold),
          key
              + "samples servers under load, and scenario "
              + scenario.name()
              + " has processes of one sample each; remove the key");
      Require.that(
          switch (scenario.environment().kind()) {
            case PROCESS, DOCKER, PODMAN -> true;
            default -> false;
          },
          key
              + "sees the processes of this machine, not those of environment "
              + scenario.environment().label()
              + "; use process, docker or podman, or remove the key");
    }
  }
}
