package org.hookbench.macro.runner.deploy;

import java.util.List;

/**
 * The arms of one trial, alive and ready. Closing it removes everything, a load generator that is
 * still at work too; closing twice is harmless.
 */
public interface Deployment extends AutoCloseable {

  /** In the order of the trial, the baseline first. */
  List<? extends DeployedArm> arms();

  /** Starts the load generator; its files go to the folder of the trial. */
  LoadRun startLoad(LoadOrder order);

  @Override
  void close();
}
