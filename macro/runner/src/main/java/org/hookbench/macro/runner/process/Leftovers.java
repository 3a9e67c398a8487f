// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.util.List;
import org.hookbench.experiment.console.ProcessTree;
import org.hookbench.macro.runner.deploy.RunnerIdentity;

/**
 * Processes that a runner started and that outlived it. Each carries a variable that names its
 * runner: process id and start time.
 */
final class Leftovers {
  private Leftovers() {}

  /** Kills what belongs to a runner that is gone. */
  static List<String> remove() {
    List<ProcessHandle> found = find();
    found.forEach(ProcessHandle::destroyForcibly);
    return found.stream().map(Leftovers::name).toList();
  }

  static String name(ProcessHandle process) {
    return "process " + process.pid();
  }

  /** What belongs to a runner that is gone. */
  static List<ProcessHandle> find() {
    return ProcessTree.carrying(RunnerIdentity.VARIABLE, RunnerIdentity::isGone);
  }
}
