package org.hookbench.macro.runner.container;

import org.hookbench.macro.runner.deploy.Deployment;

/** The deployment a deployer has made last; it ends with the deployer, from whatever thread. */
public final class CurrentDeployment implements AutoCloseable {
  private Deployment current;
  private boolean closed;

  /** From now on this one; closed at once if the deployer was closed meanwhile. */
  public synchronized <D extends Deployment> D begin(D deployment) {
    current = deployment;
    if (closed) {
      deployment.close();
    }
    return deployment;
  }

  @Override
  public void close() {
    Deployment last;
    synchronized (this) {
      closed = true;
      last = current;
    }
    if (last != null) {
      last.close();
    }
  }
}
