// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.endpoints;

import java.util.List;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.LoadRun;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.hookbench.macro.runner.process.LocalLoad;

/** Endpoints under load from this machine. */
public final class EndpointsDeployment implements Deployment {
  private final TrialSetup trial;
  private final List<Endpoint> arms;
  private LoadRun load;

  public EndpointsDeployment(TrialSetup trial, List<Endpoint> arms) {
    this.trial = trial;
    this.arms = arms;
  }

  @Override
  public List<Endpoint> arms() {
    return arms;
  }

  @Override
  public synchronized LoadRun startLoad(LoadOrder order) {
    load = LocalLoad.start(order, trial.folder());
    return load;
  }

  @Override
  public synchronized void close() {
    if (load != null) {
      load.close();
    }
  }
}
