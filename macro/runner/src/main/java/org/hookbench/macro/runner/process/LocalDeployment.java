// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.LoadRun;
import org.hookbench.macro.runner.deploy.LogFile;
import org.hookbench.macro.runner.deploy.TrialFiles;
import org.hookbench.macro.runner.deploy.TrialSetup;

/** The processes of one trial. Thread-safe: it may be closed while it grows. */
final class LocalDeployment implements Deployment {
  private final TrialSetup trial;
  private final List<LocalArm> arms = new ArrayList<>();
  private LoadRun load;
  private boolean closed;

  LocalDeployment(TrialSetup trial) {
    this.trial = trial;
  }

  synchronized void start(ArmSetup arm, int port) {
    requireOpen();
    arms.add(LocalArm.start(trial, arm, port));
  }

  @Override
  public synchronized List<LocalArm> arms() {
    return List.copyOf(arms);
  }

  @Override
  public synchronized LoadRun startLoad(LoadOrder order) {
    requireOpen();
    load = LocalLoad.start(order, trial.folder());
    return load;
  }

  private void requireOpen() {
    if (closed) {
      throw new MeasurementFailedException("interrupted");
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (load != null) {
      load.close();
    }
    for (LocalArm arm : arms) {
      Optional<String> said = arm.stop().map(how -> "arm " + arm.label() + ": " + how + "\n");
      LogFile.append(trial.folder(), "system under test, arm " + arm.label(), arm.log());
      said.ifPresent(text -> LogFile.append(trial.folder(), "its end", text));
      said.ifPresent(text -> System.err.print("hookbench: " + text));
    }
    TrialFiles.deletePages(trial.folder());
  }
}
