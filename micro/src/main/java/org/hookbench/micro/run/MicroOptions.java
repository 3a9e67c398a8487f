// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Design;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Micro;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.file.Overrides;

/** The experiment that a command line asks for, and its text for the result directory. */
final class MicroOptions {
  private MicroOptions() {}

  /** An experiment file that has a micro section. */
  static ExperimentFile ofFile(Path file, Overrides overrides) {
    ExperimentFile read = ExperimentFile.read(file, overrides);
    if (read.experiment().micro() == null) {
      throw UserError.of(
          "%s: micro: missing; say what to measure per call, as in micro: {functions: [read]}",
          file);
    }
    return read;
  }

  /** Options; no hook at all means the null hook and the cheapest real one. */
  static ExperimentFile ofOptions(List<String> hooks, Micro micro, Design design) {
    List<Arm> arms = new ArrayList<>();
    arms.add(new Arm.None());
    for (String hook : hooks.isEmpty() ? List.of("null", "pass") : hooks) {
      arms.add(Arm.parse(hook));
    }
    return MicroJob.written(
        new Experiment(
            "micro", null, null, null, null, arms, null, null, null, micro, design, null, null));
  }
}
