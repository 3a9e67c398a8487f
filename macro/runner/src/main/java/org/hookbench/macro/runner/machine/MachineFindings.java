// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.machine;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hookbench.macro.runner.finding.Finding;

/** All there is to find about this machine. */
public final class MachineFindings {
  private static final long SPIN_NS = 1_000_000_000L;
  private static final long LOOK_MS = 1_000;

  private MachineFindings() {}

  /** Takes two seconds. */
  public static List<Finding> find() throws InterruptedException {
    MachineFiles files = new MachineFiles(Path.of("/"));
    // The look at the neighbours comes first: the other checks make load themselves.
    List<Finding> findings = new ArrayList<>(neighbours(files));
    findings.add(new GapFindings(System::nanoTime, SPIN_NS).find());
    findings.addAll(new ClockFindings(files, System::nanoTime).find());
    findings.addAll(new CpuFindings(files, Runtime.getRuntime().availableProcessors()).find());
    findings.addAll(new LimitFindings(files, () -> new File(".").getUsableSpace()).find());
    return findings;
  }

  /** Which engines answer. */
  public static List<Finding> engines() {
    return EngineFindings.find(EngineFindings.ENGINES);
  }

  private static List<Finding> neighbours(MachineFiles files) throws InterruptedException {
    Map<String, Duration> before = NeighbourFindings.cpuTimes();
    String stat = files.text("proc/stat").orElse("");
    Thread.sleep(LOOK_MS);
    Activity activity = Activity.between(stat, files.text("proc/stat").orElse(""));
    return NeighbourFindings.of(
        activity, NeighbourFindings.used(before, NeighbourFindings.cpuTimes()));
  }
}
