// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.deploy.DeployedArm;

/** One arm in pods of the cluster. */
interface ClusterArm extends DeployedArm {
  @Override
  List<KubernetesArm> copies();

  /** What Kubernetes says about an arm that is not ready. */
  String story();

  /** What may be the matter if it does not get ready; empty: nothing that is known of it. */
  String advice();

  /** Waits until Kubernetes says that it is ready. */
  default void awaitReady(Duration timeout) {
    await(timeout, this::isReady);
  }

  /** Waits until something about it is so; that it fails, or is not in time, is a failure. */
  default void await(Duration timeout, BooleanSupplier done) {
    boolean inTime =
        Cluster.await(
            timeout,
            () -> {
              failure()
                  .ifPresent(
                      why -> {
                        throw MeasurementFailedException.of(
                            "%s\n(before it was ready)%s", why, advice());
                      });
              return done.getAsBoolean();
            });
    if (!inTime) {
      throw MeasurementFailedException.of(
          "the system under test of arm %s was not ready within %s s; of %s%s",
          label(), timeout.toSeconds(), story(), advice());
    }
  }
}
