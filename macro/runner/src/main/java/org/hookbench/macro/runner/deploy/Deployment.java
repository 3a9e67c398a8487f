// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.util.List;
import org.hookbench.experiment.Load;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.runner.probe.Probe;

/**
 * The arms of one trial, alive and ready. Closing it removes everything, a load generator that is
 * still at work too; closing twice is harmless.
 */
public interface Deployment extends AutoCloseable {

  /** In the order of the trial, the baseline first. */
  List<? extends DeployedArm> arms();

  /** Makes the order for the load generator: the load, against all arms. */
  default LoadOrder order(Load.Http load, long seed) {
    return LoadOrder.of(urls(), load, seed);
  }

  /** Where the arms are. */
  default List<LoadOrder.ArmUrl> urls() {
    return arms().stream()
        .flatMap(arm -> arm.urls().stream().map(url -> new LoadOrder.ArmUrl(arm.label(), url)))
        .toList();
  }

  /** Starts the load generator; its files go to the folder of the trial. */
  LoadRun startLoad(LoadOrder order);

  /** Starts to ask the platform; {@link Probe#NONE} where nobody wants that. */
  default Probe probe() {
    return Probe.NONE;
  }

  @Override
  void close();
}
