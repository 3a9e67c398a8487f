// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.TrialKind;

/** A program that is killed after the files of a new result directory and before its plan. */
final class KilledWhileItIsMade {
  private KilledWhileItIsMade() {}

  /** Kills its process when it is written. */
  public static final class Deadly {
    public String getEnd() throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start().waitFor();
      throw new IllegalStateException("outlived a kill -9");
    }
  }

  public static void main(String[] args) {
    PlannedScenario scenario =
        new PlannedScenario("hello", TrialKind.MACRO, Map.of("end", new Deadly()));
    ResultDirectory.create(
        Path.of(args[0]),
        Instant.parse("2026-01-31T12:00:00Z"),
        Plan.of("demo", 42, Map.of(), List.of(scenario), List.of()),
        Map.of("experiment.yaml", "name: demo\n"));
  }
}
