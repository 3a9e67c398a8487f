// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.util.function.Consumer;

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

  /** Starts a new one; on failure nothing of it stays behind. */
  public <D extends Deployment> D start(D deployment, Consumer<D> starting) {
    begin(deployment);
    try {
      starting.accept(deployment);
      return deployment;
    } catch (RuntimeException e) {
      deployment.close();
      throw e;
    }
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
