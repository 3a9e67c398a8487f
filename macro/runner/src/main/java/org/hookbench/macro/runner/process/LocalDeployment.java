package org.hookbench.macro.runner.process;

import java.util.List;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.LoadOrder;
import org.hookbench.macro.runner.deploy.LoadRun;
import org.hookbench.macro.runner.deploy.LogFile;
import org.hookbench.macro.runner.deploy.TrialFiles;
import org.hookbench.macro.runner.deploy.TrialSetup;

/** The processes of one trial. */
final class LocalDeployment implements Deployment {
  private final TrialSetup trial;
  private final List<LocalArm> arms;

  LocalDeployment(TrialSetup trial, List<LocalArm> arms) {
    this.trial = trial;
    this.arms = arms;
  }

  @Override
  public List<LocalArm> arms() {
    return List.copyOf(arms);
  }

  @Override
  public LoadRun startLoad(LoadOrder order) {
    return LocalLoad.start(order, trial.folder());
  }

  @Override
  public synchronized void close() {
    arms.forEach(LocalArm::stop);
    TrialFiles.deletePages(trial.folder());
    arms.forEach(
        arm -> LogFile.append(trial.folder(), "system under test, arm " + arm.label(), arm.log()));
  }
}
